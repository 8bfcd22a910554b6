package dev.grantway.install.asking;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.install.request.DecisionOutcome;
import dev.grantway.install.request.InstallRequest;
import dev.grantway.install.request.RequestCounts;
import dev.grantway.install.request.RequestStatus;
import dev.grantway.install.request.Requests;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.session.SignInRequired;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What waits for an account's administrators, and what they decide. */
@Singleton
class RequestQueue {
    private static final String TYPE_LESS =
            "Nothing was decided: the reason has more than " + TypedText.LONGEST + " characters.";
    private static final String PRESS_ONE = "Nothing was decided: press one of the two buttons.";
    private static final String NOT_FINISHABLE =
            "Nothing was decided: the install could not be finished, approved or not. Mend this first, or decline. ";
    private static final String LOOK_AGAIN =
            "Nothing was decided: the request was changed since you opened this page. It says now what is below.";
    private static final String TOO_LATE = "Nothing was decided now: the request is not open any more.";

    private final Memberships memberships;
    private final InstallRights rights;
    private final FinishChecks checks;
    private final Requests requests;
    private final RequestCounts counts;
    private final RequestViews views;
    private final Obstacles obstacles;
    private final long approvalDays;
    private final Clock clock;

    RequestQueue(
            Memberships memberships,
            InstallRights rights,
            FinishChecks checks,
            Requests requests,
            RequestCounts counts,
            RequestViews views,
            Obstacles obstacles,
            InstallConfig config,
            Clock clock) {
        this.memberships = memberships;
        this.rights = rights;
        this.checks = checks;
        this.requests = requests;
        this.counts = counts;
        this.views = views;
        this.obstacles = obstacles;
        this.approvalDays = config.request().approvalLife().toDays();
        this.clock = clock;
    }

    /**
     * An account's open requests.
     *
     * @param decided the id of the one that the reader decided last, to be told of; empty for none
     */
    Answer list(Session session, int accountId, Optional<String> decided) {
        var account = memberships.findKnown(session).stream()
                .filter(member -> member.accountId() == accountId)
                .findFirst();
        return forDecider(account, member -> {
            var told = decided.flatMap(RequestQueue::id)
                    .flatMap(requests::find)
                    .filter(request -> request.accountId() == accountId
                            && request.verdict().isPresent())
                    .map(request -> view(request, member, session));
            var open = requests.open(accountId).stream()
                    .map(request -> view(request, member, session))
                    .toList();
            return Answer.Page.framed(
                    200,
                    new QueuePage(
                            member, open, counts.open(accountId), told.stream().toList()));
        });
    }

    /** One request, to be looked at and decided. */
    Answer show(Session session, String id) {
        return with(session, id, (request, account) -> page(200, view(request, account, session), "", ""));
    }

    /**
     * Decides.
     *
     * @param decision empty when the form says neither
     * @param seen the revision that the page showed
     */
    Answer decide(Session session, String id, Optional<RequestStatus> decision, int seen, TypedText reason) {
        return with(session, id, (request, account) -> {
            var problem = problem(request, decision, reason);
            if (problem.isPresent()) {
                return page(400, view(request, account, session), reason.text(), problem.get());
            }
            var pressed = decision.orElseThrow();
            return switch (requests.decide(request.id(), seen, pressed, session.userId(), reason.text())) {
                case DecisionOutcome.Decided _ ->
                    new Answer.Redirect(queue(account.accountId()).href() + "&decided=" + request.id());
                case DecisionOutcome.Changed(var now) ->
                    page(409, view(now, account, session), reason.text(), LOOK_AGAIN);
                case DecisionOutcome.Closed(var now) -> page(409, view(now, account, session), reason.text(), TOO_LATE);
            };
        });
    }

    private Optional<String> problem(InstallRequest request, Optional<RequestStatus> decision, TypedText reason) {
        if (decision.isEmpty()) {
            return Optional.of(PRESS_ONE);
        }
        if (reason.isTooLong()) {
            return Optional.of(TYPE_LESS);
        }
        return decision.get() == RequestStatus.APPROVED && request.isOpen(clock.instant())
                ? notFinishable(request)
                : Optional.empty();
    }

    private Optional<String> notFinishable(InstallRequest request) {
        var hindrances = checks.beyondTheRight(request.finishPath(), request.accountId(), request.requester());
        return Optional.of(hindrances)
                .filter(found -> !found.isEmpty())
                .map(found -> NOT_FINISHABLE
                        + AskingObstacles.sentences(
                                found.stream().map(hindrance -> hindrance.cause() + " " + hindrance.remedy())));
    }

    /** Deciding gives something, so rights are asked anew. */
    private Answer with(Session session, String id, Use use) {
        var request = id(id).flatMap(requests::find);
        var person = memberships.findLive(session).orElseThrow(SignInRequired::new);
        return forDecider(
                request.flatMap(found -> person.account(found.accountId())),
                account -> use.apply(request.orElseThrow(), account));
    }

    private Answer forDecider(Optional<AccountAccess> account, Function<AccountAccess, Answer> use) {
        if (account.isEmpty()) {
            return obstacles.answer(AskingObstacles.notFound(), AskingObstacles.TO_ACCOUNTS);
        }
        return rights.has(account.get())
                ? use.apply(account.get())
                : obstacles.answer(AskingObstacles.noRightToDecide(), AskingObstacles.TO_ACCOUNTS);
    }

    private Answer page(int status, RequestView request, String reason, String problem) {
        return Answer.Page.framed(status, new DecisionPage(request, reason, approvalDays, problem));
    }

    private RequestView view(InstallRequest request, AccountAccess account, Session session) {
        return views.view(request, session.userId(), account.name());
    }

    private static WayOut queue(int accountId) {
        return new WayOut("Requests", "/connected-apps/requests?accountId=" + accountId);
    }

    private static Optional<UUID> id(String text) {
        return RequestIds.parse(text);
    }

    @FunctionalInterface
    private interface Use {
        Answer apply(InstallRequest request, AccountAccess account);
    }
}
