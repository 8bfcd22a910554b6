package dev.grantway.platform.database;

/** PostgreSQL could not be asked, or went away before it answered; nobody was told that anything was changed. */
public final class DatabaseAway extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** With what it was known by. */
    public DatabaseAway(Throwable cause) {
        super("PostgreSQL is away", cause);
    }
}
