package dev.grantway.install.closing;

import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.AccountClosed;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.stage.Installs;
import dev.grantway.install.stage.Link;
import dev.grantway.install.stage.Stage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Apps with installations, and what becomes of those. */
@Singleton
class Ends {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Installs installs;
    private final InstallationView view;
    private final Closings closings;
    private final TopicReader topics;

    Ends(
            Stage stage,
            Installs installs,
            InstallationView view,
            Closings closings,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.stage = stage;
        this.installs = installs;
        this.view = view;
        this.closings = closings;
        this.topics = new TopicReader(kafka);
    }

    /** The app in so many new accounts. */
    List<Installation> installed(AppSnapshot app, int count) {
        return IntStream.range(0, count).mapToObj(_ -> installed(app)).toList();
    }

    Installation installed(AppSnapshot app) {
        var account = Stage.account();
        return installs.activate(installs.authorize(stage.signIn(account), Link.to(app), account));
    }

    AppSnapshot change(AppSnapshot app, AppStatus status) {
        return stage.change(app, status, app.scopes());
    }

    void close(int accountId, boolean erase) {
        var now = Instant.now();
        stage.publish(new AccountClosed(accountId, now.toEpochMilli(), erase, now));
    }

    InstallationStatus status(Installation installation) {
        return view.find(installation.id()).orElseThrow().status();
    }

    void awaitStatus(Installation installation, InstallationStatus status) {
        await().atMost(PATIENCE).until(() -> status(installation), status::equals);
    }

    Optional<Closing> ofApp(int appId) {
        return closings.newest(Optional.of(appId), 1).stream().findFirst();
    }

    /** The app's closing, once it has done all. */
    Closing awaitDone(int appId, Closing.Act act) {
        return await().atMost(PATIENCE)
                .until(() -> ofApp(appId).filter(job -> job.act() == act && job.isDone()), Optional::isPresent)
                .orElseThrow();
    }

    Closing awaitAccountDone(int accountId, Closing.Act act) {
        return await().atMost(PATIENCE)
                .until(
                        () -> closings.newest(Optional.empty(), 1000).stream()
                                .filter(job -> job.kind() == Closing.Kind.ACCOUNT && job.subjectId() == accountId)
                                .filter(job -> job.act() == act && job.isDone())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What was told of an installation, once the last of it is as wanted. */
    List<ConsumerRecord<String, String>> awaitTold(
            Topic topic, String id, Predicate<ConsumerRecord<String, String>> last) {
        return await().atMost(PATIENCE)
                .until(() -> told(topic, id), messages -> !messages.isEmpty() && last.test(messages.getLast()));
    }

    List<ConsumerRecord<String, String>> told(Topic topic, String id) {
        return topics.all(topic).stream()
                .filter(message -> message.key().equals(id))
                .toList();
    }

    static String type(ConsumerRecord<String, String> message) {
        return TopicReader.header(message, "ce_type");
    }
}
