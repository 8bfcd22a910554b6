package dev.grantway.install.asking;

import dev.grantway.install.consent.ConsentFlowReader;
import dev.grantway.install.consent.OpenedFlow;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.request.AskOutcome;
import dev.grantway.install.request.Requests;
import dev.grantway.install.request.Wish;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes requests of people who may not install an app themselves. */
@Singleton
class Asking {
    private static final String OWN = "/connected-apps/requests/mine";

    private final ConsentFlowReader flows;
    private final Memberships memberships;
    private final InstallRights rights;
    private final FinishChecks checks;
    private final RequestViews views;
    private final Requests requests;
    private final Obstacles obstacles;

    Asking(
            ConsentFlowReader flows,
            Memberships memberships,
            InstallRights rights,
            FinishChecks checks,
            RequestViews views,
            Requests requests,
            Obstacles obstacles) {
        this.flows = flows;
        this.memberships = memberships;
        this.rights = rights;
        this.checks = checks;
        this.views = views;
        this.requests = requests;
        this.obstacles = obstacles;
    }

    /**
     * The page on which to ask, or what became of asking.
     *
     * @param note to the administrators; empty when it is still to be typed
     */
    Answer ask(Session session, String sealedFlow, Optional<TypedText> note) {
        var flow = flows.open(sealedFlow, session);
        if (flow.isEmpty()) {
            return obstacles.answer(AskingObstacles.formTooOld());
        }
        var person = memberships.findLive(session);
        if (person.isEmpty()) {
            return signedOut();
        }
        int accountId = flow.get().accountId();
        var account = person.get().account(accountId);
        if (account.isEmpty()) {
            return obstacles.answer(AskingObstacles.notYourAccount(accountId));
        }
        return hindrance(flow.get(), account.get(), session)
                .<Answer>map(obstacles::answer)
                .orElseGet(() -> askIn(account.get(), session, flow.get(), sealedFlow, note));
    }

    /** There is no session to ask in. */
    Answer signedOut() {
        return obstacles.answer(AskingObstacles.signedOut());
    }

    /** Why asking would be of no use. */
    private Optional<Obstacle> hindrance(OpenedFlow flow, AccountAccess account, Session session) {
        if (rights.has(account)) {
            return Optional.of(AskingObstacles.noNeedToAsk());
        }
        var lacking = flow.scopes().stream()
                .filter(scope -> !account.scopes().contains(scope))
                .toList();
        if (!lacking.isEmpty()) {
            return Optional.of(AskingObstacles.lacksAccess(lacking));
        }
        var others = checks.beyondTheRight(flow.link(), account.accountId(), session.userId());
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(AskingObstacles.notAllowedHere(flow.app().name(), others));
    }

    private Answer askIn(
            AccountAccess account, Session session, OpenedFlow flow, String sealedFlow, Optional<TypedText> note) {
        boolean tooLong = note.filter(TypedText::isTooLong).isPresent();
        if (note.isEmpty() || tooLong) {
            String typed = note.map(TypedText::text).orElse("");
            return Answer.Page.plain(
                    tooLong ? 400 : 200,
                    new AskPage(
                            flow.app().name(),
                            account,
                            views.scopes(flow.scopes(), flow.optionalScopes(), Optional.of(flow.app())),
                            typed,
                            tooLong,
                            sealedFlow));
        }
        var asked = requests.ask(new Wish(
                flow.app(),
                account.accountId(),
                session.userId(),
                flow.scopes(),
                flow.optionalScopes(),
                note.get().text(),
                flow.link()));
        return switch (asked) {
            case AskOutcome.Asked _ -> new Answer.Redirect(OWN + "?happened=sent");
            case AskOutcome.TooOften(int mostADay, int mostADayInAccount) ->
                obstacles.answer(
                        AskingObstacles.askedTooOften(mostADay, mostADayInAccount), new WayOut("Your requests", OWN));
        };
    }
}
