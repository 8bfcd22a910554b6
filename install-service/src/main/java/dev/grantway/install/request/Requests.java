package dev.grantway.install.request;

import dev.grantway.contracts.events.EventApp;
import dev.grantway.install.installation.AskedInstall;
import dev.grantway.install.installation.RequestedInstallations;
import dev.grantway.install.request.AskOutcome.Asked;
import dev.grantway.install.request.AskOutcome.TooOften;
import dev.grantway.install.request.DecisionOutcome.Changed;
import dev.grantway.install.request.DecisionOutcome.Closed;
import dev.grantway.install.request.DecisionOutcome.Decided;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The life of requests. Each step is one statement that holds only while the request is open, so that two who decide at
 * once, or one who decides what is just being taken back, cannot both be right.
 */
@Singleton
public class Requests {
    private final RequestStore store;
    private final RequestNotices notices;
    private final RequestedInstallations installations;
    private final Outbox outbox;
    private final InstallConfig.Request config;
    private final Clock clock;

    Requests(
            RequestStore store,
            RequestNotices notices,
            RequestedInstallations installations,
            Outbox outbox,
            InstallConfig config,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.installations = installations;
        this.outbox = outbox;
        this.config = config.request();
        this.clock = clock;
    }

    /**
     * Asks; whoever asks for the same app again changes what they asked. Administrators, and whoever follows
     * installations, are told of the first.
     */
    public AskOutcome ask(Wish wish) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = now();
            var saved = store.save(wish, now, now.plus(config.life()), config.mostADay(), config.mostADayInAccount());
            saved.filter(request -> request.requestedAt().equals(now)).ifPresent(request -> tell(wish, request));
            return saved.<AskOutcome>map(Asked::new)
                    .orElseGet(() -> new TooOften(config.mostADay(), config.mostADayInAccount()));
        });
    }

    /**
     * Decides a request as the administrator saw it, and tells the requester.
     *
     * @param seen the revision that the administrator saw: nobody may slip another scope under an approval
     */
    public DecisionOutcome decide(UUID id, int seen, RequestStatus decision, int userId, String reason) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = now();
            var until = now.plus(config.approvalLife());
            var decided = store.decide(id, seen, decision, new Verdict(userId, reason, now), until);
            decided.ifPresent(request -> outbox.append(notices.decided(request, now)));
            return decided.<DecisionOutcome>map(Decided::new).orElseGet(() -> undecided(id, now));
        });
    }

    /** Takes an own request back; false when it is not open, or not the person's. */
    public boolean withdraw(UUID id, int requester) {
        return QuarkusTransaction.requiringNew().call(() -> store.withdraw(id, requester));
    }

    /** Whatever its status. */
    public Optional<InstallRequest> find(UUID id) {
        return store.find(id);
    }

    /** An account's that can be decided, the oldest first, no more than a page holds. */
    public List<InstallRequest> open(int accountId) {
        return store.open(accountId, clock.instant());
    }

    /** A person's own, the newest first, no more than a page holds. */
    public List<InstallRequest> of(int requester) {
        return store.of(requester);
    }

    private void tell(Wish wish, InstallRequest request) {
        installations.record(new AskedInstall(
                request.id().toString(),
                new EventApp(
                        wish.app().appId(), wish.app().clientId(), wish.app().version()),
                request.accountId(),
                request.requester(),
                request.allScopes(),
                request.requestedAt()));
        outbox.append(notices.received(request, request.requestedAt()));
    }

    private DecisionOutcome undecided(UUID id, Instant now) {
        var request = store.find(id).orElseThrow();
        return request.isOpen(now) ? new Changed(request) : new Closed(request);
    }

    /** As precise as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
