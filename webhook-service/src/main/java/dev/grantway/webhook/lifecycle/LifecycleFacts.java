package dev.grantway.webhook.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.EventUser;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallScopesChanged;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.platform.consumer.TopicRecord;
import dev.grantway.webhook.lifecycle.ReadOutcome.Told;
import dev.grantway.webhook.lifecycle.ReadOutcome.Unreadable;
import dev.grantway.webhook.lifecycle.ReadOutcome.Untold;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads install events as what their app is told of them: opaque ids, and nothing else of a person. */
@Singleton
class LifecycleFacts {
    static final String INSTALLED = "app.installed";
    static final String SCOPES_CHANGED = "app.scopes_changed";
    static final String UNINSTALLED = "app.uninstalled";

    private static final Set<String> TOLD =
            Set.of(InstallCompleted.TYPE, InstallScopesChanged.TYPE, InstallUninstalled.TYPE);

    private final ObjectMapper json;

    LifecycleFacts(ObjectMapper json) {
        this.json = json;
    }

    /** Whether apps are told of such records at all. */
    static boolean isTold(TopicRecord record) {
        return TOLD.contains(type(record));
    }

    ReadOutcome read(TopicRecord record) {
        String id = record.headers().getOrDefault("ce_id", "");
        @Nullable String value = record.value();
        if (!isTold(record)) {
            return new Untold();
        }
        if (value == null || id.isBlank()) {
            return new Unreadable("The record has no value, or no ce_id.");
        }
        try {
            return fact(id, type(record), value).<ReadOutcome>map(Told::new).orElseGet(Untold::new);
        } catch (JsonProcessingException | IllegalArgumentException e) { // a parser's message would quote the event
            return new Unreadable("The value is not what its ce_type says.");
        }
    }

    private static String type(TopicRecord record) {
        return record.headers().getOrDefault("ce_type", "");
    }

    private Optional<LifecycleFact> fact(String id, String type, String value) throws JsonProcessingException {
        return switch (type) {
            case InstallCompleted.TYPE -> installed(id, read(value, InstallCompleted.class));
            case InstallScopesChanged.TYPE -> scopesChanged(id, read(value, InstallScopesChanged.class));
            case InstallUninstalled.TYPE -> uninstalled(id, read(value, InstallUninstalled.class));
            default -> Optional.empty();
        };
    }

    private <T> T read(String value, Class<T> type) throws JsonProcessingException {
        @Nullable T read = json.readValue(value, type);
        if (read == null) {
            throw new IllegalArgumentException("the value is the word null");
        }
        return read;
    }

    private Optional<LifecycleFact> installed(String id, InstallCompleted event) {
        demand(event.installationId(), event.app(), event.account(), event.scopes(), event.completedAt());
        var data = data(event.installationId(), event.generation(), event.app(), event.account());
        data.set("scopes", json.valueToTree(event.scopes()));
        put(data, "installedBy", event.installedBy());
        put(data, "approvedBy", event.approvedBy());
        data.put("firstInstall", event.firstInstall());
        if (Boolean.TRUE.equals(event.imported())) {
            data.put("imported", true);
        }
        return fact(id, INSTALLED, event.account(), event.completedAt(), data);
    }

    private Optional<LifecycleFact> scopesChanged(String id, InstallScopesChanged event) {
        demand(event.installationId(), event.app(), event.account(), event.before(), event.after(), event.changedAt());
        var data = data(event.installationId(), event.generation(), event.app(), event.account());
        var scopes = data.putObject("scopes");
        scopes.set("before", json.valueToTree(event.before()));
        scopes.set("after", json.valueToTree(event.after()));
        put(data, "changedBy", event.changedBy());
        if (event.reason() != null) {
            data.put("reason", event.reason());
        }
        return fact(id, SCOPES_CHANGED, event.account(), event.changedAt(), data);
    }

    /** Empty where a consent was withdrawn of which no tokens came: its app never heard of an install. */
    private Optional<LifecycleFact> uninstalled(String id, InstallUninstalled event) {
        demand(event.installationId(), event.app(), event.account(), event.reason(), event.uninstalledAt());
        var data = data(event.installationId(), event.generation(), event.app(), event.account());
        data.put("reason", event.reason());
        put(data, "uninstalledBy", event.uninstalledBy());
        return event.wasInstalled()
                ? fact(id, UNINSTALLED, event.account(), event.uninstalledAt(), data)
                : Optional.empty();
    }

    /** The ids of the app are in what is signed: the keys are the same for all apps, so a push must name its own. */
    private ObjectNode data(String installationId, int generation, EventApp app, EventAccount account) {
        var data = json.createObjectNode()
                .put("installationId", installationId)
                .put("generation", generation)
                .put("appId", app.id())
                .put("clientId", app.clientId());
        data.putObject("account").put("id", account.id()).put("kind", account.kind());
        return data;
    }

    /** Empty for an account of another provider, which has no app of ours to tell. */
    private static Optional<LifecycleFact> fact(
            String id, String type, EventAccount account, Instant at, ObjectNode data) {
        return Optional.ofNullable(account.id())
                .map(accountId -> new LifecycleFact(
                        id,
                        type,
                        data.path("appId").intValue(),
                        accountId,
                        data.path("installationId").textValue(),
                        data.path("generation").intValue(),
                        at,
                        type.equals(UNINSTALLED),
                        data));
    }

    private static void put(ObjectNode data, String name, @Nullable EventUser user) {
        if (user != null) {
            data.putObject(name).put("userId", user.userId());
        }
    }

    /** What the schema demands may be absent all the same. */
    private static void demand(@Nullable Object... members) {
        if (Arrays.stream(members).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a member is missing");
        }
    }
}
