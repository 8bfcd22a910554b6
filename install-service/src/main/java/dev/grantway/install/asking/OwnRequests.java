package dev.grantway.install.asking;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.page.Answer;
import dev.grantway.install.request.Requests;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** What a person asked for, and what became of it. */
@Singleton
class OwnRequests {
    private static final String HERE = "/connected-apps/requests/mine";

    private final Memberships memberships;
    private final Requests requests;
    private final RequestViews views;

    OwnRequests(Memberships memberships, Requests requests, RequestViews views) {
        this.memberships = memberships;
        this.requests = requests;
        this.views = views;
    }

    /**
     * The person's requests, the newest first.
     *
     * @param happened what the person did just now: {@code sent}, {@code withdrawn} or {@code late}; empty for nothing
     */
    Answer list(Session session, String happened) {
        var accounts = memberships.findKnown(session).stream()
                .collect(Collectors.toMap(AccountAccess::accountId, AccountAccess::name));
        var own = requests.of(session.userId()).stream()
                .map(request -> views.view(
                        request,
                        session.userId(),
                        accounts.getOrDefault(request.accountId(), "account " + request.accountId())))
                .toList();
        return Answer.Page.framed(
                200,
                new OwnRequestsPage(
                        own, happened.equals("sent"), happened.equals("withdrawn"), happened.equals("late")));
    }

    /** Takes one back; another's id is as good as none. */
    Answer withdraw(Session session, String id) {
        boolean withdrawn = RequestIds.parse(id)
                .filter(known -> requests.withdraw(known, session.userId()))
                .isPresent();
        return new Answer.Redirect(HERE + (withdrawn ? "?happened=withdrawn" : "?happened=late"));
    }
}
