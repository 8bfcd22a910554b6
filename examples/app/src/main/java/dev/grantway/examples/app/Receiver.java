package dev.grantway.examples.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.examples.app.Inbox.Received;
import dev.grantway.examples.app.Signatures.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes in webhooks and card requests: only what is signed by Grantway counts. */
final class Receiver {
    private static final int SHOWN = 4_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AppFile file;
    private final Signatures signatures;
    private final PushKeys pushKeys;
    private final Inbox inbox;
    private final Clock clock;

    Receiver(AppFile file, Signatures signatures, PushKeys pushKeys, Inbox inbox, Clock clock) {
        this.file = file;
        this.signatures = signatures;
        this.pushKeys = pushKeys;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Keeps a webhook; the answer is whether it is really ours. */
    boolean webhook(String path, SignedRequest request) {
        var apps = file.apps().stream()
                .filter(app -> path.equals(app.webhookPath()))
                .toList();
        return keep("Webhook", apps, request, lines(request.body()));
    }

    /** Keeps a card request; the answer is whether it is really ours. */
    boolean card(SignedRequest request, Map<String, String> query) {
        String line = "card for %s %s in account %s, seen by user %s"
                .formatted(
                        query.getOrDefault("associatedObjectType", "?"),
                        query.getOrDefault("associatedObjectId", "?"),
                        query.getOrDefault("portalId", "?"),
                        query.getOrDefault("userId", "?"));
        return keep("Card request", file.apps(), request, List.of(line));
    }

    /** Apps may share a path, so the one whose secrets fit is the one it is for. */
    private boolean keep(String kind, List<App> candidates, SignedRequest request, List<String> lines) {
        String body = new String(request.body(), UTF_8);
        String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + " …" : body;
        Map<String, Verdict> verdicts = Map.of();
        for (App app : candidates) {
            verdicts = verdicts(app, request);
            if (isVerified(verdicts)) {
                inbox.add(new Received(clock.instant(), kind, app.name(), true, words(verdicts), lines, shown));
                return true;
            }
        }
        inbox.add(new Received(clock.instant(), kind, "unknown sender", false, words(verdicts), lines, shown));
        return false;
    }

    private Map<String, Verdict> verdicts(App app, SignedRequest request) {
        var verdicts = new LinkedHashMap<String, Verdict>();
        verdicts.put("HubSpot v3", signatures.hubSpotV3(request, app.clientSecret()));
        verdicts.put("HubSpot v2", signatures.hubSpotV2(request, app.clientSecret()));
        verdicts.put("Standard Webhooks", signatures.standard(request, app.webhookSecret()));
        verdicts.put("Grantway's own", push(app, request));
        return verdicts;
    }

    /** Grantway's keys are the same for all apps: a push that names another app was not meant for this one. */
    private Verdict push(App app, SignedRequest request) {
        if (!Signatures.isPush(request)) {
            return Verdict.UNCHECKED;
        }
        var verdict = signatures.standardByKeys(request, pushKeys.current());
        return verdict == Verdict.VALID && !app.clientId().equals(clientId(request.body())) ? Verdict.INVALID : verdict;
    }

    private static String clientId(byte[] body) {
        try {
            return JSON.readTree(body).at("/data/clientId").asText("");
        } catch (IOException e) {
            return "";
        }
    }

    /** One good signature is needed, and a bad one spoils it. */
    private static boolean isVerified(Map<String, Verdict> verdicts) {
        return verdicts.containsValue(Verdict.VALID) && !verdicts.containsValue(Verdict.INVALID);
    }

    private static String words(Map<String, Verdict> verdicts) {
        var words = new ArrayList<String>();
        verdicts.forEach((scheme, verdict) -> {
            switch (verdict) {
                case VALID -> words.add(scheme + " signature is right");
                case INVALID -> words.add(scheme + " signature is wrong");
                case UNCHECKED -> {} // nothing to say of a scheme that was not used
            }
        });
        return words.isEmpty() ? "no signature that could be checked" : String.join(", ", words);
    }

    private static List<String> lines(byte[] body) {
        try {
            var lines = new ArrayList<String>();
            JsonNode content = JSON.readTree(body);
            if (content.isObject()) {
                return List.of("%s in account %s, generation %s"
                        .formatted(
                                content.path("type").asText("event"),
                                content.at("/data/account/id").asText("?"),
                                content.at("/data/generation").asText("?")));
            }
            for (JsonNode event : content) {
                String property = event.has("propertyName")
                        ? " " + event.path("propertyName").asText() + " = "
                                + event.path("propertyValue").asText()
                        : "";
                lines.add("%s %s%s in account %s"
                        .formatted(
                                event.path("subscriptionType").asText("event"),
                                event.path("objectId").asText(""),
                                property,
                                event.path("portalId").asText("?")));
            }
            return lines;
        } catch (IOException e) {
            return List.of("a body that is no JSON");
        }
    }
}
