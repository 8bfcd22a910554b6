package dev.grantway.webhook.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppSubscription;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.webhook.event.ProductEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionMatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T13:40:00Z");
    private static final String SCOPE = "contacts.read";

    @ParameterizedTest
    @CsvSource({
        // event type, property, subscribed type, subscribed property, active, matches
        "contact.creation, , contact.creation, , true, true",
        "contact.creation, , contact.creation, , false, false",
        "contact.creation, , contact.deletion, , true, false",
        "contact.creation, , contact.creatio, , true, false",
        "contact.propertyChange, email, contact.propertyChange, email, true, true",
        "contact.propertyChange, email, contact.propertyChange, phone, true, false",
        "contact.propertyChange, email, contact.propertyChange, , true, true",
        "contact.propertyChange, , contact.propertyChange, email, true, false",
    })
    void matchesTypeAndProperty(
            String type,
            @Nullable String property,
            String subscribed,
            @Nullable String subscribedProperty,
            boolean active,
            boolean matches) {
        var subscription = new AppSubscription(12, subscribed, subscribedProperty, active);

        var found = SubscriptionMatch.of(
                event(type, property, 7),
                SCOPE,
                installation(InstallationStatus.ACTIVE, 7, List.of(SCOPE)),
                app(AppStatus.ACTIVE, true, List.of(subscription)));

        assertThat(found).isEqualTo(matches ? List.of(subscription) : List.of());
    }

    @ParameterizedTest
    @EnumSource(InstallationStatus.class)
    void deliversToActiveInstallationsAlone(InstallationStatus status) {
        var found = SubscriptionMatch.of(
                event("t", null, 7), SCOPE, installation(status, 7, List.of(SCOPE)), subscribedApp(AppStatus.ACTIVE));

        assertThat(found).hasSize(status == InstallationStatus.ACTIVE ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(AppStatus.class)
    void deliversToActiveAppsAlone(AppStatus status) {
        var found = SubscriptionMatch.of(
                event("t", null, 7),
                SCOPE,
                installation(InstallationStatus.ACTIVE, 7, List.of(SCOPE)),
                subscribedApp(status));

        assertThat(found).hasSize(status == AppStatus.ACTIVE ? 1 : 0);
    }

    @Test
    void needsTheScopeOfTheEvent() {
        var found = SubscriptionMatch.of(
                event("t", null, 7),
                SCOPE,
                installation(InstallationStatus.ACTIVE, 7, List.of("contacts.write")),
                subscribedApp(AppStatus.ACTIVE));

        assertThat(found).isEmpty();
    }

    @Test
    void needsATarget() {
        var found = SubscriptionMatch.of(
                event("t", null, 7),
                SCOPE,
                installation(InstallationStatus.ACTIVE, 7, List.of(SCOPE)),
                app(AppStatus.ACTIVE, false, List.of(new AppSubscription(1, "t", null, true))));

        assertThat(found).isEmpty();
    }

    @Test
    void neverCrossesAccounts() {
        var found = SubscriptionMatch.of(
                event("t", null, 7),
                SCOPE,
                installation(InstallationStatus.ACTIVE, 8, List.of(SCOPE)),
                subscribedApp(AppStatus.ACTIVE));

        assertThat(found).isEmpty();
    }

    private static ProductEvent event(String type, @Nullable String property, int accountId) {
        return new ProductEvent(
                "/crm", "e", type, accountId, property, NOW, NOW, JsonNodeFactory.instance.objectNode());
    }

    private static InstallationSnapshot installation(InstallationStatus status, int accountId, List<String> scopes) {
        return new InstallationSnapshot(
                "ins_1",
                1,
                1,
                status,
                new EventApp(300001, "client", "1"),
                EventAccount.own(accountId, "STANDARD"),
                scopes,
                NOW,
                NOW);
    }

    private static AppSnapshot subscribedApp(AppStatus status) {
        return app(status, true, List.of(new AppSubscription(1, "t", null, true)));
    }

    private static AppSnapshot app(AppStatus status, boolean target, List<AppSubscription> subscriptions) {
        return new AppSnapshot(
                300001,
                1,
                status,
                100001,
                new Publisher("Acme Apps", "acme.example", true),
                "App",
                null,
                null,
                new SupportContact(null, null, null),
                null,
                "client",
                true,
                AppTokens.STABLE,
                List.of(),
                new AppScopes(List.of(), List.of(), List.of()),
                target ? new WebhookSettings("https://hooks.example.com/", 5, null) : null,
                subscriptions,
                "1",
                null,
                NOW,
                NOW);
    }
}
