package dev.grantway.install.decision;

import dev.grantway.install.installation.PresentInstallation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a consent would give.
 *
 * @param required in any case, in the order asked
 * @param offered optional scopes that the person may add, in the order asked
 * @param unavailable why the other optional scopes cannot be had here, each with its scope
 * @param present how the app stands in the account now
 * @param warned whether people are told that the publisher is not verified, before they decide
 */
public record InstallTerms(
        List<String> required,
        List<String> offered,
        List<Hindrance> unavailable,
        PresentInstallation present,
        boolean warned) {
    public InstallTerms {
        required = List.copyOf(required);
        offered = List.copyOf(offered);
        unavailable = List.copyOf(unavailable);
    }

    /** Whether a page of its own tells that first; not again to someone who gives the app nothing new. */
    public boolean unverifiedPage() {
        return warned && !(present.isInstalled() && present.grantedBefore() && fresh().isEmpty());
    }

    /** What was asked beside the required scopes, offered or not; the offered ones first. */
    public List<String> optional() {
        return Stream.concat(
                        offered.stream(),
                        unavailable.stream().flatMap(hindrance -> Optional.ofNullable(hindrance.scope()).stream()))
                .toList();
    }

    /** What the app has and a consent takes away, even with all that is offered. */
    public List<String> goingAway() {
        return present.lostBy(all());
    }

    /** What the app does not have yet. */
    public List<String> fresh() {
        return all().stream().filter(present::lacks).toList();
    }

    /** What the app has and keeps; offered scopes only while they stay ticked. */
    public List<String> staying() {
        var going = goingAway();
        return present.scopes().stream().filter(scope -> !going.contains(scope)).toList();
    }

    /** Whether the app gets, or keeps, the scope only if the person ticks it. */
    public boolean dependsOnTick(String scope) {
        return offered.contains(scope) && !present.ofOthers().contains(scope);
    }

    private List<String> all() {
        return Stream.concat(required.stream(), offered.stream()).toList();
    }
}
