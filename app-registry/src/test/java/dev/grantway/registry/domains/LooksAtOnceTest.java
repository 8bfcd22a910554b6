package dev.grantway.registry.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.audit.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What slow names, and accounts of which the others cannot be told, do to everybody else's domains. */
@QuarkusTest
class LooksAtOnceTest {
    private final PublisherDomainStore store;
    private final DomainRules rules;
    private final DomainNotices notices;
    private final AuditTrail trail;
    private final TestDevelopers developers;
    private final Clock clock;

    LooksAtOnceTest(
            PublisherDomainStore store,
            DomainRules rules,
            DomainNotices notices,
            AuditTrail trail,
            TestDevelopers developers,
            Clock clock) {
        this.store = store;
        this.rules = rules;
        this.notices = notices;
        this.trail = trail;
        this.developers = developers;
        this.clock = clock;
    }

    @Test
    void areFourSoThatSilentServersHoldNoMoreThreads() {
        var silence = new CountDownLatch(1);
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        var domains = domains(
                name -> {
                    asked.add(name);
                    return afterwards(silence);
                },
                _ -> {});
        var accounts = Stream.generate(() -> claimed(domains)).limit(5).toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var looks = accounts.stream()
                    .limit(4)
                    .map(account -> threads.submit(() -> domains.look(account)))
                    .toList();
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> asked.size() == 4);

                assertThat(domains.look(accounts.getLast())).isInstanceOf(ClaimOutcome.Refused.class);
                assertThat(asked).hasSize(4);
            } finally {
                silence.countDown();
            }
            assertThat(looks).allSatisfy(look -> assertThat(look.get()).isInstanceOf(ClaimOutcome.Stands.class));
        }
        assertThat(domains.look(accounts.getLast())).isInstanceOf(ClaimOutcome.Stands.class);
    }

    @Test
    void ofOneThatCannotBeToldKeepNobodyElseWaiting() {
        Queue<Integer> told = new ConcurrentLinkedQueue<>();
        Queue<Integer> poisoned = new ConcurrentLinkedQueue<>();
        var texts = new ConcurrentLinkedQueue<String>();
        var domains = domains(_ -> new TxtOutcome.Found(List.copyOf(texts)), account -> {
            if (poisoned.contains(account)) {
                throw new IllegalStateException("this account cannot be told");
            }
            told.add(account);
        });
        int first = claimed(domains);
        int second = claimed(domains);
        poisoned.add(first);
        texts.add(domains.find(first).orElseThrow().recordValue());
        texts.add(domains.find(second).orElseThrow().recordValue());

        assertThat(domains.look(first))
                .isInstanceOfSatisfying(
                        ClaimOutcome.Stands.class,
                        stands -> assertThat(stands.claim().isVerified()).isTrue());
        assertThat(domains.look(second)).isInstanceOf(ClaimOutcome.Stands.class);

        assertThat(told).contains(second).doesNotContain(first);
    }

    @Test
    void areAtVerifiedOnesFirst() {
        var domains = domains(_ -> new TxtOutcome.Silent(), _ -> {});
        int waits = claimed(domains);
        int verified = claimed(domains);
        var claim = store.find(verified).orElseThrow();
        var longAgo = clock.instant().minus(Duration.ofDays(2000));
        assertThat(store.save(claim, claim.seen(clock.instant()), Optional.of(longAgo)))
                .isTrue();

        // the other is due for longer
        var other = store.find(waits).orElseThrow();
        assertThat(store.save(other, other, Optional.of(longAgo.minus(Duration.ofDays(1)))))
                .isTrue();

        var next = store.nextDue(longAgo, clock.instant().plus(Duration.ofDays(1)));

        assertThat(next).map(DomainClaim::accountId).contains(verified);
    }

    private int claimed(PublisherDomains domains) {
        int account = developers.newAccount();
        assertThat(domains.claim(account, UUID.randomUUID() + ".example")).isInstanceOf(ClaimOutcome.Stands.class);
        return account;
    }

    private PublisherDomains domains(TxtRecords dns, DomainListener listener) {
        return new PublisherDomains(store, dns, rules, notices, listener, trail, clock);
    }

    private static TxtOutcome afterwards(CountDownLatch silence) {
        try {
            var _ = silence.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new TxtOutcome.Silent();
    }
}
