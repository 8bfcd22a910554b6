package dev.grantway.registry.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.registry.TestDevelopers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The topics forget apps that were deleted long ago. */
@QuarkusTest
class DeletedAppsTest {
    private final Apps apps;
    private final AppStatuses statuses;
    private final DeletedApps deletedApps;
    private final AppRepository rows;
    private final TestDevelopers developers;
    private final TopicReader topics;

    DeletedAppsTest(
            Apps apps,
            AppStatuses statuses,
            DeletedApps deletedApps,
            AppRepository rows,
            TestDevelopers developers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.statuses = statuses;
        this.deletedApps = deletedApps;
        this.rows = rows;
        this.developers = developers;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void areForgottenOnceThirtyDaysAfter() {
        int old = deleted(31);
        int recent = deleted(29);
        int live = register();
        age(live, 31);

        deletedApps.sweep();
        deletedApps.sweep();

        await().atMost(Duration.ofSeconds(60)).until(() -> nulls(Topic.APPS, old) > 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> nulls(Topic.APP_SECRETS, old) > 0);
        assertThat(nulls(Topic.APPS, old)).isEqualTo(1);
        assertThat(nulls(Topic.APP_SECRETS, old)).isEqualTo(1);
        assertThat(nulls(Topic.APPS, recent)).isZero();
        assertThat(nulls(Topic.APPS, live)).isZero();
    }

    private int register() {
        var outcome = apps.register(developers.newAccount(), TestApps.contactSync(TestApps.name()));
        return ((RegistrationOutcome.Registered) outcome).app().appId();
    }

    private int deleted(int daysAgo) {
        int appId = register();
        assertThat(statuses.delete(appId)).isTrue();
        age(appId, daysAgo);
        return appId;
    }

    private void age(int appId, int days) {
        QuarkusTransaction.requiringNew()
                .run(() -> rows.update(
                        "changedAt = ?1 where id = ?2", Instant.now().minus(Duration.ofDays(days)), appId));
    }

    private long nulls(Topic topic, int appId) {
        return topics.all(topic).stream()
                .filter(message -> message.key().equals(Integer.toString(appId)) && message.value() == null)
                .count();
    }
}
