package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;

/** An owner's wish to let someone into their developer account. */
record Invitation(int accountId, int invitedBy, Mailbox mailbox, DeveloperRole role) {}
