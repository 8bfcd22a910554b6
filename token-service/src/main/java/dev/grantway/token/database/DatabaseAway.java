package dev.grantway.token.database;

/** PostgreSQL could not be asked; nothing was changed that the caller was told of. */
public final class DatabaseAway extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DatabaseAway(Throwable cause) {
        super("PostgreSQL is away", cause);
    }
}
