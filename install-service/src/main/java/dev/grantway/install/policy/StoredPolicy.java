package dev.grantway.install.policy;

/**
 * An account's policy as it stands.
 *
 * @param version 0 where none was ever set; grows by one with each change
 */
record StoredPolicy(AccountPolicy policy, long version) {
    /** That of an account whose administrators never set one. */
    static final StoredPolicy NONE = new StoredPolicy(AccountPolicy.OPEN, 0);
}
