package dev.grantway.registry.appcode;

import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.apps.WholeApp;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code config} of a {@code webhooks-hsmeta.json}. */
final class HubSpotWebhooksFile {
    private static final String GENERIC = "object.";
    private static final int LONGEST_SHOWN = 60;
    private static final List<String> SETTINGS = List.of("targetUrl", "maxConcurrentRequests");
    private static final List<String> LISTS = List.of("crmObjects", "legacyCrmObjects", "hubEvents");
    private static final List<String> SUBSCRIPTION =
            List.of("subscriptionType", "objectType", "objectName", "propertyName", "active");

    /** HubSpot's ids of the objects that its older event types name. */
    private static final Map<String, String> OBJECTS = Map.of(
            "0-1", "contact",
            "0-2", "company",
            "0-3", "deal",
            "0-5", "ticket",
            "0-7", "product",
            "0-8", "line_item");

    private final Section config;
    private final PlatformCatalogue catalogue;
    private final HubSpotNotes notes;

    HubSpotWebhooksFile(Section config, PlatformCatalogue catalogue, HubSpotNotes notes) {
        this.config = config;
        this.catalogue = catalogue;
        this.notes = notes;
    }

    /** The app with the file's webhooks in place of its own; whether it hears of its installs and how webhooks are sent stays. */
    WholeApp over(WholeApp before) {
        notes.others(config, List.of("settings", "subscriptions"));
        var settings = config.section("settings");
        notes.others(settings, SETTINGS);
        var webhooks = new WebhooksDraft(
                settings.text("targetUrl").strip(),
                settings.number("maxConcurrentRequests", DefinitionReader.USUAL_REQUESTS),
                Optional.of(before.webhooks()
                        .flatMap(WebhooksDraft::lifecycleEvents)
                        .orElse(false)),
                before.webhooks().flatMap(WebhooksDraft::options));
        return new WholeApp(before.draft(), Optional.of(webhooks), subscriptions());
    }

    private List<SubscriptionDraft> subscriptions() {
        var lists = config.section("subscriptions");
        notes.others(lists, LISTS);
        var byName = new LinkedHashMap<String, SubscriptionDraft>();
        for (String list : LISTS) {
            for (var each : lists.sections(list)) {
                subscription(each).ifPresent(draft -> add(byName, each, draft));
            }
        }
        return List.copyOf(byName.values());
    }

    /** Its two formats can name the same; an app here hears of it once, and does if one of them is active. */
    private void add(Map<String, SubscriptionDraft> byName, Section section, SubscriptionDraft draft) {
        String name = draft.eventType() + " " + draft.propertyName();
        var first = byName.get(name);
        if (first == null) {
            byName.put(name, draft);
            return;
        }
        notes.add(section, "subscriptionType", "This is there more than once; it was taken once.");
        byName.put(name, first.active() ? first : draft);
    }

    /** The subscription; empty when the platform has no events of the kind. */
    private Optional<SubscriptionDraft> subscription(Section section) {
        notes.others(section, SUBSCRIPTION);
        String type = eventType(section);
        var draft = new SubscriptionDraft(type, section.text("propertyName"), section.flag("active", true));
        if (catalogue.eventType(type).isPresent()) {
            return Optional.of(draft);
        }
        String shown = type.length() > LONGEST_SHOWN ? type.substring(0, LONGEST_SHOWN) + "…" : type;
        notes.add(section, "subscriptionType", "There is no event type “" + shown + "” here; it was left out.");
        return Optional.empty();
    }

    /** What the events are called here: as in HubSpot's older format. */
    private static String eventType(Section section) {
        String type = section.text("subscriptionType");
        String object = Optional.of(section.text("objectType"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> section.text("objectName")) // its name until 2025
                .toLowerCase(Locale.ROOT);
        return type.startsWith(GENERIC) && !object.isEmpty()
                ? OBJECTS.getOrDefault(object, object) + "." + type.substring(GENERIC.length())
                : type;
    }
}
