package dev.grantway.install.consent;

import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationResponse;
import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.decision.HindranceCode;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.words.AppView;
import dev.grantway.install.words.SignedIn;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers that an app cannot be installed in an account: why, who can mend it, and where to go instead. */
@Singleton
class HinderedAnswers {
    private static final int FORBIDDEN = 403;
    private static final String SEVERAL = "ACCOUNT_NOT_ELIGIBLE";

    private final AuthorizationResponse response;
    private final ConsentFlows flows;
    private final Obstacles obstacles;

    HinderedAnswers(AuthorizationResponse response, ConsentFlows flows, Obstacles obstacles) {
        this.response = response;
        this.flows = flows;
        this.obstacles = obstacles;
    }

    Answer answer(
            AcceptedRequest request,
            Session session,
            Person person,
            AccountAccess account,
            ConsentFlow flow,
            Hindered hindered) {
        String code = code(hindered);
        var names = hindered.hindrances().stream().map(HinderedAnswers::name).toList();
        return Answer.Page.plain(
                FORBIDDEN,
                new HinderedPage(
                        AppView.of(request.app()),
                        account.name(),
                        SignedIn.of(person, request),
                        hindered.hindrances(),
                        List.of(toAccounts(request), toApp(request, hindered)),
                        code,
                        obstacles.log(code, names),
                        hindered.lacksOnlyTheRightToInstall()
                                ? flows.seal(flows.into(flow, account.accountId(), List.of()), session)
                                : ""));
    }

    static WayOut toAccounts(AcceptedRequest request) {
        return new WayOut("Choose another account", request.request().link());
    }

    /** The redirect URI is proven: the request was accepted. */
    private WayOut toApp(AcceptedRequest request, Hindered hindered) {
        boolean aboutPlan = hindered.hindrances().stream().map(Hindrance::code).anyMatch(HindranceCode::isAboutPlan);
        return new WayOut(
                "Back to " + request.app().name(),
                aboutPlan ? response.withScopeNotInPlan(request) : response.withMissingRight(request));
    }

    private static String code(Hindered hindered) {
        var codes =
                hindered.hindrances().stream().map(Hindrance::code).distinct().toList();
        return codes.size() == 1 ? codes.getFirst().name() : SEVERAL;
    }

    private static String name(Hindrance hindrance) {
        return hindrance.scope() == null ? hindrance.code().name() : hindrance.code() + " " + hindrance.scope();
    }
}
