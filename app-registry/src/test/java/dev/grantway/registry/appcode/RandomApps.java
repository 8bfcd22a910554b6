package dev.grantway.registry.appcode;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppLinks;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.registry.apps.AppDraft;
import dev.grantway.registry.apps.BasicInfo;
import dev.grantway.registry.apps.DistributionTexts;
import dev.grantway.registry.apps.LinkTexts;
import dev.grantway.registry.apps.SubscriptionDraft;
import dev.grantway.registry.apps.WebhooksDraft;
import dev.grantway.registry.apps.WholeApp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Good apps of every kind, with names and texts that YAML would like to take for something else. */
final class RandomApps {
    private static final List<String> SCOPES = List.of(
            "crm.objects.contacts.read",
            "crm.objects.contacts.write",
            "crm.objects.contacts.sensitive.read",
            "crm.objects.deals.read",
            "content");
    private static final List<String> WORDS = List.of(
            "true",
            "no",
            "null",
            "~",
            "0x1F",
            "017",
            "1e3",
            "1_000",
            "12:30:00",
            "2026-11-30",
            ".inf",
            "- a",
            "# b",
            "a: b",
            "a #b",
            "'",
            "\"",
            "\\n",
            "&a",
            "*a",
            "!t",
            "|",
            ">",
            "%",
            "@",
            "`",
            "{x}",
            "[y]",
            "?",
            "é",
            "名前",
            "😀",
            "\u200C",
            "<b>",
            "=",
            "<<",
            ",",
            ":",
            "-");

    private final Random random;

    RandomApps(Random random) {
        this.random = random;
    }

    /** One whose name no other has. */
    WholeApp next() {
        boolean confidential = random.nextInt(4) > 0;
        var scopes = new ArrayList<>(SCOPES);
        Collections.shuffle(scopes, random);
        int required = random.nextInt(scopes.size());
        int conditional = random.nextInt(required, scopes.size());
        var draft = new AppDraft(
                info(),
                confidential,
                tokens(confidential),
                several(3, number -> "https://app" + number + ".example/cb?x=" + number),
                new AppScopes(
                        scopes.subList(0, required),
                        scopes.subList(required, conditional),
                        scopes.subList(conditional, scopes.size()),
                        purposes()),
                distribution());
        return new WholeApp(draft, webhooks(), subscriptions());
    }

    private Map<String, String> purposes() {
        var purposes = new HashMap<String, String>();
        SCOPES.stream().filter(_ -> random.nextBoolean()).forEach(scope -> purposes.put(scope, word() + " " + word()));
        return purposes;
    }

    private DistributionTexts distribution() {
        var kinds = AppDistribution.Kind.values();
        return DistributionTexts.of(new AppDistribution(
                kinds[random.nextInt(kinds.length)],
                random.ints(random.nextInt(4), 1, Integer.MAX_VALUE)
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList()));
    }

    private BasicInfo info() {
        return BasicInfo.of(
                        word() + " " + Long.toHexString(random.nextLong()) + " " + word(),
                        maybe(lines()),
                        maybe("help+" + random.nextInt(100) + "@app.example"),
                        maybe("+49 30 " + random.nextInt(1_000, 100_000)),
                        maybe("https://app.example/help?page=" + random.nextInt(9)))
                .withDocumentation(maybe("https://app.example/docs"))
                .with(LinkTexts.of(new AppLinks(
                        maybe("https://app.example/install"),
                        maybe("https://app.example/setup"),
                        maybe("http://localhost:8090/settings"),
                        maybe("https://app.example/privacy"),
                        maybe("https://app.example/terms"))));
    }

    private String lines() {
        var text = new StringBuilder(word());
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(random.nextBoolean() ? "\n" : " ")
                    .append(" ".repeat(random.nextInt(3)))
                    .append(word());
        }
        return text.toString();
    }

    private AppTokens tokens(boolean confidential) {
        return new AppTokens(
                confidential && random.nextBoolean()
                        ? AppTokens.RefreshTokens.STABLE
                        : AppTokens.RefreshTokens.ROTATING,
                maybe(random.nextBoolean() ? AppTokens.AccessTokens.OPAQUE : AppTokens.AccessTokens.JWT),
                random.nextBoolean() ? AppTokens.Grants.ACCOUNT : AppTokens.Grants.USER,
                confidential ? maybe(keys()) : null);
    }

    /** Written as a person writes them, with members that no library would. */
    private String keys() {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .keyID(word())
                    .generate()
                    .toPublicJWK()
                    .toJSONString();
            return " {\n \"keys\" : [ " + key
                    + " ],\n \"note\": [1.50, 1e3, 0.00000001, -0, 1e400, 12345678901234567890, "
                    + "null, true, \"0x1F\", {\"no\": \"~\", \"\": \"\"}]\n}";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<WebhooksDraft> webhooks() {
        return random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(new WebhooksDraft(
                        "https://app.example/hooks/" + random.nextInt(9),
                        random.nextInt(1, 1001),
                        Optional.of(random.nextBoolean()),
                        Optional.of(options())));
    }

    private DeliveryOptions options() {
        return random.nextBoolean()
                ? DeliveryOptions.STANDARD
                : new DeliveryOptions(
                        List.of(WebhookFormat.values()).get(random.nextInt(3)),
                        random.nextBoolean(),
                        false,
                        random.nextBoolean(),
                        random.nextBoolean() ? null : random.nextInt(1, 10_001),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean() ? List.of() : List.of(404, 422));
    }

    private List<SubscriptionDraft> subscriptions() {
        var all = new ArrayList<SubscriptionDraft>();
        for (String type : List.of("contact.creation", "contact.deletion", "deal.creation", "contact.propertyChange")) {
            all.add(new SubscriptionDraft(type, null, random.nextBoolean()));
        }
        WORDS.forEach(word -> all.add(new SubscriptionDraft("contact.propertyChange", word, random.nextBoolean())));
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(9));
    }

    private List<String> several(int most, IntFunction<String> make) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(make).toList();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}
