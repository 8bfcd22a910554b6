package dev.grantway.install.installation;

import org.jspecify.annotations.Nullable;

/**
 * Who wants an installation gone, and why.
 *
 * @param userId absent where no person of the account asked
 * @param reason a word such as {@code BY_USER}
 */
public record Removal(@Nullable Integer userId, String reason) {
    /** A member of the account wants it. */
    public static Removal byUser(int userId) {
        return new Removal(userId, "BY_USER");
    }

    /** The app takes itself away. */
    public static Removal byApp() {
        return new Removal(null, "BY_APP");
    }

    /** The app was deleted: it goes from every account. */
    public static Removal byDeletedApp() {
        return new Removal(null, "APP_DELETED");
    }

    /** The account was closed: every app goes from it. */
    public static Removal byClosedAccount() {
        return new Removal(null, "ACCOUNT_CLOSED");
    }

    /** An operator or one of the company's services wants it. */
    public static Removal byOperator() {
        return new Removal(null, "BY_OPERATOR");
    }
}
