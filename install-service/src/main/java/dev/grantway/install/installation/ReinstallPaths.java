package dev.grantway.install.installation;

import java.util.Optional;

/** Knows the way back to an app that was uninstalled. */
public interface ReinstallPaths {
    /** The path of its install link on this site; empty where an install begins elsewhere, or cannot any more. */
    Optional<String> pathFor(Installation gone);
}
