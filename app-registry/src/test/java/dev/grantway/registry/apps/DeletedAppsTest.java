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
    private final SubscriptionRepository subscriptions;
    private final TestDevelopers developers;
    private final TopicReader topics;

    DeletedAppsTest(
            Apps apps,
            AppStatuses statuses,
            DeletedApps deletedApps,
            AppRepository rows,
            SubscriptionRepository subscriptions,
            TestDevelopers developers,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.statuses = statuses;
        this.deletedApps = deletedApps;
        this.rows = rows;
        this.subscriptions = subscriptions;
        this.developers = developers;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void areForgottenOnceThirtyDaysAfter() {
        int old = deleted(31);
        int recent = deleted(29);
        int live = register(developers.newAccount());
        age(live, 31);

        deletedApps.sweep();
        deletedApps.sweep();

        await().atMost(Duration.ofSeconds(60)).until(() -> nulls(Topic.APPS, old) > 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> nulls(Topic.APP_SECRETS, old) > 0);
        assertThat(nulls(Topic.APPS, old)).isEqualTo(1);
        assertThat(nulls(Topic.APP_SECRETS, old)).isEqualTo(1);
        assertThat(nulls(Topic.APPS, recent)).isZero();
        assertThat(nulls(Topic.APPS, live)).isZero();
        var blank = row(old);
        assertThat(blank.name).isEmpty();
        assertThat(blank.description).isNull();
        assertThat(blank.supportEmail).isNull();
        assertThat(blank.redirectUris).isEmpty();
        assertThat(blank.clientId).isNotEmpty();
        assertThat(blank.developerAccountId).isPositive();
        assertThat(row(recent).name).isNotEmpty();
        assertThat(row(recent).redirectUris).isNotEmpty();
    }

    @Test
    void leaveNoSubscriptionAndShareTheirBlankName() {
        int accountId = developers.newAccount();
        int first = deleted(accountId, 31);
        int second = deleted(accountId, 31);
        QuarkusTransaction.requiringNew()
                .run(() -> subscriptions.persist(
                        new Subscription(first, new SubscriptionDraft("contact.creation", null, true), Instant.now())));

        deletedApps.sweep();

        assertThat(row(first).forgotten).isTrue();
        assertThat(row(second).forgotten).isTrue();
        assertThat(QuarkusTransaction.requiringNew().call(() -> subscriptions.countOf(first)))
                .isZero();
    }

    private App row(int appId) {
        return QuarkusTransaction.requiringNew().call(() -> rows.findById(appId));
    }

    private int register(int accountId) {
        var outcome = apps.register(accountId, TestApps.contactSync(TestApps.name()));
        return ((RegistrationOutcome.Registered) outcome).app().appId();
    }

    private int deleted(int daysAgo) {
        return deleted(developers.newAccount(), daysAgo);
    }

    private int deleted(int accountId, int daysAgo) {
        int appId = register(accountId);
        assertThat(statuses.delete(appId, Revision.ANY)).isInstanceOf(DeletionOutcome.Deleted.class);
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
