package dev.grantway.install.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.TokensIssued;
import dev.grantway.install.closing.Closing.Act;
import dev.grantway.install.closing.Closing.Kind;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Installations;
import dev.grantway.install.stage.Stage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The newest word about an app counts, whoever is slow. */
@QuarkusTest
class ClosingRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Ends ends;
    private final Installations installations;
    private final InstallationView view;
    private final WantedStore wanted;
    private final ClosingStore store;
    private final ClosingActs acts;

    ClosingRaceTest(
            Stage stage,
            Ends ends,
            Installations installations,
            InstallationView view,
            WantedStore wanted,
            ClosingStore store,
            ClosingActs acts) {
        this.stage = stage;
        this.ends = ends;
        this.installations = installations;
        this.view = view;
        this.wanted = wanted;
        this.store = store;
        this.acts = acts;
    }

    @Test
    void aWorkerThatWasOvertakenSuspendsNothingAnyMore() {
        var app = stage.app();
        var installed = ends.installed(app);
        var slow = UUID.randomUUID();
        var claimed = QuarkusTransaction.requiringNew().call(() -> {
            wanted.store(word(app, 100, Act.SUSPEND));
            Closing job;
            do {
                job = store.claim(slow, Duration.ofSeconds(1)).orElseThrow();
            } while (job.subjectId() != app.appId());
            return job;
        });
        QuarkusTransaction.requiringNew().run(() -> wanted.store(word(app, 101, Act.RESUME)));
        ends.awaitDone(app.appId(), Act.RESUME);

        assertThat(acts.act(claimed, slow, installed.id())).isTrue();

        assertThat(ends.status(installed)).isEqualTo(InstallationStatus.ACTIVE);
    }

    @Test
    void endsAsTheNewestWordSaysInWhateverOrderTheyCome() throws Exception {
        var app = stage.app();
        var installed = ends.installed(app, 4);
        long sequence = 100;
        for (int round = 0; round < 4; round++) {
            List<Callable<Object>> words = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                var word = word(app, ++sequence, (sequence + round) % 2 == 0 ? Act.SUSPEND : Act.RESUME);
                words.add(() -> {
                    QuarkusTransaction.requiringNew().run(() -> wanted.store(word));
                    return word;
                });
            }
            // the first begins, the last is the newest; those between come as they like, and again
            words.getFirst().call();
            Collections.shuffle(words);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var result : threads.invokeAll(words)) {
                    result.get();
                }
            }
            var last = word(app, ++sequence, round % 2 == 0 ? Act.RESUME : Act.SUSPEND);
            QuarkusTransaction.requiringNew().run(() -> wanted.store(last));
            var expected = round % 2 == 0 ? InstallationStatus.ACTIVE : InstallationStatus.SUSPENDED;

            await().atMost(PATIENCE)
                    .until(() -> ends.ofApp(app.appId()).filter(Closing::isDone).isPresent());
            installed.forEach(one -> ends.awaitStatus(one, expected));
        }
    }

    @Test
    void disabledAndEnabledOnTheTopicWhileTheJobRunsItIsActive() {
        var app = stage.app();
        var installed = ends.installed(app, 5);
        AppSnapshot last = app;
        for (int flips = 0; flips < 3; flips++) {
            last = ends.change(last, AppStatus.DISABLED);
            last = ends.change(last, AppStatus.ACTIVE);
        }

        var newest = last.changedAt().truncatedTo(ChronoUnit.MILLIS);
        await().atMost(PATIENCE)
                .until(() -> ends.ofApp(app.appId())
                        .filter(job -> job.isDone() && !job.askedAt().isBefore(newest))
                        .isPresent());
        assertThat(ends.ofApp(app.appId()).map(Closing::act)).hasValue(Act.RESUME);
        assertThat(installed).allMatch(one -> ends.status(one) == InstallationStatus.ACTIVE);
    }

    @Test
    void anInstallationThatComesLateEndsToo() {
        var app = stage.app();
        var disabled = ends.change(app, AppStatus.DISABLED);
        ends.awaitDone(app.appId(), Act.SUSPEND);

        String id = "ins_late" + Stage.newId();
        installations.complete(new TokensIssued(
                id,
                1,
                1,
                "g-" + id,
                app.appId(),
                Stage.account().accountId(),
                7,
                List.of("base", "contacts.read"),
                Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> view.find(id)
                        .filter(found -> found.status() == InstallationStatus.SUSPENDED)
                        .isPresent());
        ends.change(disabled, AppStatus.DELETED);
        await().atMost(PATIENCE)
                .until(() -> view.find(id)
                        .filter(found -> found.status() == InstallationStatus.UNINSTALLED)
                        .isPresent());
    }

    private static Wanted word(AppSnapshot app, long sequence, Act act) {
        return new Wanted(Kind.APP, app.appId(), sequence, 100_001, act, false, Instant.now());
    }
}
