package dev.grantway.registry.joining;

/** Who may come in without an operator's entering them. */
public enum SignUpMode {
    /** Whoever proves an e-mail address. Needs a mail server. */
    OPEN,
    /** Whoever an operator, or the owner of a developer account, invites. */
    INVITATION,
    /** Nobody; only people who are there already can be invited into a team. */
    OFF
}
