package dev.grantway.install.api;

import dev.grantway.install.directory.AccountAccess;
import java.util.List;
import java.util.Set;

/** Who asks the API. */
sealed interface ApiCaller {
    /** Runs the platform, by token or by session. */
    record Operator() implements ApiCaller {}

    /**
     * One of the company's services, by token: sees all accounts.
     *
     * @param mayWrite whether it may also suspend, resume and uninstall
     */
    record Service(boolean mayWrite) implements ApiCaller {}

    /**
     * A person, by session: sees their own accounts.
     *
     * @param developerAccounts those in which the person develops apps, or looks on
     */
    record Member(int userId, List<AccountAccess> accounts, Set<Integer> developerAccounts) implements ApiCaller {}

    /** Nobody, or a token that is not good. */
    record Nobody() implements ApiCaller {}

    /** A service that lacks the scope. */
    record Unentitled() implements ApiCaller {}
}
