package dev.grantway.install.consent;

import dev.grantway.contracts.events.EventScopes;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.State;
import dev.grantway.install.decision.InstallTerms;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.installation.Consent;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.words.AppView;
import dev.grantway.platform.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * That a person pressed <em>Grant access</em>.
 *
 * @param person as the directory knows them now
 * @param ticked the optional scopes that the form says are ticked; whatever else stands in it counts for nothing
 */
record PressedGrant(
        Session session,
        ConsentFlow flow,
        AcceptedRequest request,
        UserAccess person,
        AccountAccess account,
        Set<String> ticked) {
    PressedGrant {
        ticked = Set.copyOf(ticked);
    }

    /** What they agree to, on the terms of now. */
    Consent consent(InstallTerms terms) {
        return new Consent(
                flow.flowId(),
                flow.hour(),
                request.app(),
                account,
                person.user(),
                Optional.ofNullable(person.asOf()),
                scopes(terms),
                terms.present(),
                request.redirectUri(),
                request.codeChallenge(),
                request.request().state().map(State::text));
    }

    /** Where to go with a form that was used: to the app where it says where, to the list of apps, or to the beginning. */
    WayOut[] waysFromUsedForm() {
        var toApp = Stream.of(AppView.of(request.app()).setupUrl())
                .filter(url -> !url.isEmpty())
                .map(url -> new WayOut("Go on to " + request.app().name(), url));
        return Stream.concat(
                        toApp,
                        Stream.of(
                                new WayOut("See the apps of " + account.name(), listOf(account)), StartAgain.of(flow)))
                .toArray(WayOut[]::new);
    }

    private static String listOf(AccountAccess account) {
        return "/connected-apps?accountId=" + account.accountId();
    }

    /** Granted is what was shown, is ticked and can still be had; of the form's own words none counts. */
    private EventScopes scopes(InstallTerms terms) {
        List<String> offered =
                terms.offered().stream().filter(flow.offered()::contains).toList();
        return new EventScopes(
                terms.required(),
                offered.stream().filter(ticked::contains).toList(),
                offered.stream().filter(scope -> !ticked.contains(scope)).toList(),
                terms.optional().stream()
                        .filter(scope -> !offered.contains(scope))
                        .toList());
    }
}
