package dev.grantway.registry.oidc;

/** What becomes of people whom the provider knows and we do not know by it yet. */
public enum Strangers {
    /** They are refused, unless they came by the provider before. */
    REFUSE,
    /** They are the user who has their verified e-mail address; without one they are refused. */
    MATCH,
    /** They are the user who has their verified e-mail address; without one they become a user. */
    CREATE
}
