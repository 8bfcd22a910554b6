package dev.grantway.registry.joining;

/** What a link that lets someone in is for. */
enum LinkKind {
    /** Its reader asked for it: a developer account of their own. */
    SIGN_UP,
    /** An operator sent it: a developer account of the reader's own. */
    DEVELOPER,
    /** An owner sent it: a role in their developer account. */
    TEAM
}
