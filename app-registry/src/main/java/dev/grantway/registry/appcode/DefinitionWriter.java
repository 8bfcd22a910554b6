package dev.grantway.registry.appcode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.DistributionTexts;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.apps.WholeApp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the file of an app; what the app does not have is left out. */
final class DefinitionWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // texts are in quotes, all of them: a name such as 0x1F, on or ~ would else come back as something else
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DefinitionWriter() {}

    /**
     * The text of the file.
     *
     * @param schema where editors find the JSON Schema
     */
    static String write(WholeApp app, FileFormat format, String schema) {
        return switch (format) {
            case YAML -> "# yaml-language-server: $schema=" + schema + "\n" + text(YAML, tree(app));
            case JSON -> text(JSON, NODES.objectNode().put("$schema", schema).setAll(tree(app))) + "\n";
        };
    }

    private static String text(ObjectMapper mapper, JsonNode tree) {
        try {
            return mapper.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** The file's value. */
    static ObjectNode tree(WholeApp app) {
        var draft = app.draft();
        var file = NODES.objectNode();
        put(file, "name", draft.info().name());
        put(file, "description", draft.info().description());
        put(file, "support", support(draft));
        put(file, "links", links(draft.info().links().toLinks()));
        if (!draft.distribution().equals(DistributionTexts.UNLISTED)) {
            file.set("distribution", distribution(draft.distribution().toDistribution()));
        }
        file.put("confidential", draft.confidential());
        put(file, "redirectUris", draft.redirectUris());
        put(file, "tokens", tokens(draft.tokens()));
        put(file, "scopes", scopes(draft));
        app.webhooks().ifPresent(webhooks -> file.set("webhooks", webhooks(webhooks)));
        if (!app.subscriptions().isEmpty()) {
            var list = file.putArray("subscriptions");
            app.subscriptions().forEach(each -> list.add(subscription(each)));
        }
        return file;
    }

    private static ObjectNode support(AppDraft draft) {
        var support = NODES.objectNode();
        put(support, "email", draft.info().supportEmail());
        put(support, "phone", draft.info().supportPhone());
        put(support, "url", draft.info().supportUrl());
        put(support, "documentationUrl", draft.info().documentationUrl());
        return support;
    }

    private static ObjectNode distribution(AppDistribution distribution) {
        var object = NODES.objectNode().put("kind", distribution.kind().name());
        if (!distribution.accounts().isEmpty()) {
            var accounts = object.putArray("accounts");
            distribution.accounts().forEach(accounts::add);
        }
        return object;
    }

    private static ObjectNode links(AppLinks links) {
        var object = NODES.objectNode();
        put(object, "installUrl", links.installUrl());
        put(object, "setupUrl", links.setupUrl());
        put(object, "settingsUrl", links.settingsUrl());
        put(object, "privacyUrl", links.privacyUrl());
        put(object, "termsUrl", links.termsUrl());
        return object;
    }

    private static ObjectNode tokens(AppTokens tokens) {
        var object = NODES.objectNode();
        object.put("refreshTokens", tokens.refreshTokens().name());
        put(
                object,
                "accessTokens",
                tokens.accessTokens() == null ? null : tokens.accessTokens().name());
        object.put("grants", tokens.grants().name());
        if (tokens.jwks() != null) {
            object.set("jwks", keys(tokens.jwks()));
        }
        return object;
    }

    /** The keys as the file has them; those that it could not be read back from stay a text. */
    static JsonNode keys(String jwks) {
        var findings = new Findings();
        return FileParser.parse(jwks.getBytes(StandardCharsets.UTF_8), FileFormat.JSON, findings)
                .filter(_ -> findings.none())
                .map(FileNode::toJson)
                .orElseGet(() -> TextNode.valueOf(jwks));
    }

    private static ObjectNode scopes(AppDraft draft) {
        var scopes = NODES.objectNode();
        put(scopes, "required", draft.scopes().required());
        put(scopes, "conditionallyRequired", draft.scopes().conditionallyRequired());
        put(scopes, "optional", draft.scopes().optional());
        var purposes = NODES.objectNode();
        draft.scopes().purposesOrNone().forEach(purposes::put);
        put(scopes, "purposes", purposes);
        return scopes;
    }

    private static ObjectNode webhooks(WebhooksDraft draft) {
        var webhooks = NODES.objectNode()
                .put("targetUrl", draft.targetUrl())
                .put("maxConcurrentRequests", draft.maxConcurrentRequests())
                .put("lifecycleEvents", draft.lifecycleEvents().orElse(false));
        draft.options().ifPresent(options -> put(webhooks, "options", options(options)));
        return webhooks;
    }

    /** What is not as usual. */
    private static ObjectNode options(DeliveryOptions options) {
        var usual = DeliveryOptions.STANDARD;
        var object = NODES.objectNode();
        if (options.format() != usual.format()) {
            object.put("format", options.format().name());
        }
        putIf(object, "asymmetric", options.asymmetric(), usual.asymmetric());
        putIf(object, "http2", options.http2(), usual.http2());
        if (options.requestsPerSecond() != null) {
            object.put("requestsPerSecond", options.requestsPerSecond());
        }
        putIf(object, "disabledByGone", options.disabledByGone(), usual.disabledByGone());
        putIf(object, "heedsRetryAfter", options.heedsRetryAfter(), usual.heedsRetryAfter());
        if (!options.finalStatuses().isEmpty()) {
            var statuses = object.putArray("finalStatuses");
            options.finalStatuses().forEach(statuses::add);
        }
        return object;
    }

    private static void putIf(ObjectNode object, String name, boolean flag, boolean usual) {
        if (flag != usual) {
            object.put(name, flag);
        }
    }

    static ObjectNode subscription(SubscriptionDraft draft) {
        var object = NODES.objectNode().put("eventType", draft.eventType());
        put(object, "propertyName", draft.propertyName());
        return object.put("active", draft.active());
    }

    private static void put(ObjectNode object, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            object.put(name, text);
        }
    }

    private static void put(ObjectNode object, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            var array = object.putArray(name);
            texts.forEach(array::add);
        }
    }

    private static void put(ObjectNode object, String name, ObjectNode value) {
        if (!value.isEmpty()) {
            object.set(name, value);
        }
    }
}
