package dev.grantway.install.removal;

import dev.grantway.install.installation.Installation;

/** How far an uninstall has come. */
public sealed interface UninstallOutcome {
    /** It is gone: no token of it is good. */
    record Removed(Installation installation) implements UninstallOutcome {}

    /** It is being removed; that goes on by itself once token-service answers. */
    record BeingRemoved(Installation installation) implements UninstallOutcome {}

    /** Another generation is there than was meant, and nothing was done: it was removed and installed again meanwhile. */
    record Overtaken(Installation installation) implements UninstallOutcome {}

    /** There is nothing to remove. */
    record NotInstalled() implements UninstallOutcome {}
}
