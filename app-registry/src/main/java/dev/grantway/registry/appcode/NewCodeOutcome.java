package dev.grantway.registry.appcode;

import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.IssuedSecrets;
import java.util.List;

/** What became of a file that a new app is made from, or what would become of it. */
sealed interface NewCodeOutcome {
    /** It is registered; this is the only time its secrets are in the clear. */
    record Registered(AppDetails app, IssuedSecrets secrets) implements NewCodeOutcome {}

    /** It would be registered. */
    record Good(Differences differences) implements NewCodeOutcome {}

    /** Nothing was stored; at least one finding says why. */
    record Refused(List<Finding> findings) implements NewCodeOutcome {}
}
