package dev.grantway.registry.directory;

/** What other features keep of what a member did in an account, where the member goes or is its owner no more. */
public interface MembershipEnding {
    /** Ends it, in the transaction that ends the right. The row of the account is locked. */
    void end(int accountId, int userId);
}
