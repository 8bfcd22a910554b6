package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.installation.AppReach;
import dev.grantway.install.page.Answer;
import dev.grantway.install.words.AppView;
import dev.grantway.install.words.SignedIn;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.web.ContentSecurityPolicy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a person that nobody vouched for an app's publisher, and what is known of it. */
@Singleton
class UnverifiedPages {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final AppReach reach;
    private final ConsentFlows flows;

    UnverifiedPages(AppReach reach, ConsentFlows flows) {
        this.reach = reach;
        this.flows = flows;
    }

    /** <em>Cancel</em> leads to the app, so the page may too. */
    Answer answer(
            AcceptedRequest request,
            Session session,
            Person person,
            AccountAccess account,
            ConsentFlow flow,
            boolean missed) {
        var created = Optional.ofNullable(request.app().createdAt());
        var page = new UnverifiedPage(
                AppView.of(request.app()),
                account.name(),
                account.accountId(),
                SignedIn.of(person, request),
                request.request().link(),
                created.map(UnverifiedPages::second).orElse(""),
                created.map(DAY::format).orElse(""),
                inUse(reach.countAccounts(request.app().appId())),
                missed,
                flows.seal(flows.into(flow, account.accountId(), List.of()), session));
        return new Answer.Page(
                missed ? BAD_REQUEST : OK, page, ContentSecurityPolicy.withFormAction(request.redirectSource()));
    }

    /** A small number says no more than that it is small, and would tell who uses the app. */
    static String inUse(int accounts) {
        if (accounts < AppReach.FEW) {
            return "fewer than " + AppReach.FEW + " accounts";
        }
        String number = String.format(Locale.ENGLISH, "%,d", accounts);
        return accounts < AppReach.MANY ? number + " accounts" : number + " accounts or more";
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
