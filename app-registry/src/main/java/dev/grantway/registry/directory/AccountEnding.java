package dev.grantway.registry.directory;

import java.util.Optional;

/** What other features keep of an account, where it closes. All runs in the transaction that closes it. */
public interface AccountEnding {
    /** Why the account cannot close now; empty when it can. Nobody may change that until the transaction ends. */
    Optional<String> obstacle(int accountId);

    /** Ends what belongs to the account. */
    void end(int accountId);
}
