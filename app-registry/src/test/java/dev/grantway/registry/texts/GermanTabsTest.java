package dev.grantway.registry.texts;

import static dev.grantway.registry.texts.GermanReader.filled;
import static dev.grantway.registry.texts.GermanReader.german;
import static dev.grantway.registry.texts.GermanReader.inLanguage;
import static dev.grantway.registry.texts.GermanReader.isGerman;
import static dev.grantway.registry.texts.GermanReader.posted;
import static dev.grantway.registry.texts.GermanReader.saysInBoth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.events.ApiCallSeen;
import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallUninstalled;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.SecretUsed;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.SecretKind;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tabs of an app, its installations and calls, the event types and the log, in German as a whole. */
@QuarkusTest
class GermanTabsTest {
    private final TestDevelopers developers;
    private final TestTopics topics;
    private final Apps apps;
    private final Clock clock;

    GermanTabsTest(TestDevelopers developers, TestTopics topics, Apps apps, Clock clock) {
        this.developers = developers;
        this.topics = topics;
        this.apps = apps;
        this.clock = clock;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/developer/audit?account={account}",
                "/developer/audit?account={account}&app=1",
                "/developer/audit?account={account}&user={user}&group=TEAM",
                "/developer/events",
                "/developer/events?q=nothing+like+it",
                "/developer/apps/{app}",
                "/developer/apps/{app}?saved=true",
                "/developer/apps/{app}/auth",
                "/developer/apps/{app}/auth?done=revoked",
                "/developer/apps/{app}/scopes?saved=true",
                "/developer/apps/{app}/scopes?q=DEALS",
                "/developer/apps/{app}/scopes?q=nothing+like+it",
                "/developer/apps/{app}/install-url",
                "/developer/apps/{app}/install-url?clientId=x&door=standard",
                "/developer/apps/{app}/versions",
                "/developer/apps/{app}/versions?done=true",
                "/developer/apps/{app}/versions/1",
                "/developer/apps/{app}/versions/1/roll-back",
                "/developer/apps/{app}/webhooks",
                "/developer/apps/{app}/distribution?saved=true",
                "/developer/apps/{app}/installs",
                "/developer/apps/{app}/calls",
                "/developer/apps/{app}/calls?path=/none"
            })
    void anOwnerReadsGerman(String path) {
        var owner = filled(developers);

        isGerman(german(owner, path.replace("{app}", Integer.toString(owner.newApp("Kontakte " + UUID.randomUUID())))));
    }

    @Test
    void whoLooksOnReadsGerman() {
        var owner = developers.owner();
        String app = "/developer/apps/" + owner.newApp("Kontakte");
        var looksOn = developers.member(owner.accountId(), "READ_ONLY");
        for (String tab : List.of(
                "",
                "/auth",
                "/scopes",
                "/versions",
                "/versions/1",
                "/webhooks",
                "/distribution",
                "/installs",
                "/calls")) {
            isGerman(german(looksOn, app + tab));
        }
    }

    @Test
    void whatRollingBackChangesIsSaidInGerman() {
        var owner = developers.owner();
        String app = "/developer/apps/" + owner.newApp("Kontakte");
        posted(owner, app, Map.of("name", "Umbenannt", "description", ""));
        owner.post(app + "/scopes", Map.of("scope.content", "required"));

        for (String page : List.of("", "/2", "/1", "/1/roll-back")) {
            isGerman(german(owner, app + "/versions" + page));
        }
        assertThat(german(owner, app + "/versions/1/roll-back").asString())
                .contains("Nicht mehr erforderlich:", "also wird niemand erneut gefragt", "Umbenannt");
        saysInBoth(language -> posted(owner, language, app + "/versions/1/roll-back", Map.of("revision", "0")));
    }

    @Test
    void anInstallationAndACallAreShownInGerman() {
        var owner = developers.owner();
        int appId = owner.newApp("Kontakte");
        String id = "ins_" + UUID.randomUUID();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var app = new EventApp(appId, "client", "1.0.0");
        var account = EventAccount.own(owner.accountId(), "STANDARD");
        var scopes = List.of("oauth");
        String seen = UUID.randomUUID().toString();
        topics.tell(new InstallUninstalled(id, 2, 1, app, account, null, "BY_USER", now), now);
        topics.tell(
                new InstallationSnapshot(id, 2, 2, InstallationStatus.SUSPENDED, app, account, scopes, now, now), now);
        topics.tell(
                new ApiCallSeen(seen, now, appId, owner.accountId(), id, "GET", "/a", scopes, 403, "MISSING_SCOPES"),
                now);
        String tabs = "/developer/apps/" + appId;
        await().untilAsserted(() -> {
            assertThat(german(owner, tabs + "/installs/" + id).asString()).contains("Angehalten", "Entfernt", "(2. ");
            assertThat(german(owner, tabs + "/calls").asString()).contains("MISSING_SCOPES");
        });

        for (String path : List.of("/installs", "/installs?q=nobody", "/installs/" + id, "/calls")) {
            isGerman(german(owner, tabs + path));
        }
    }

    @Test
    void secretsAreMadeAndEndedInGerman() {
        var owner = filled(developers);
        String app = "/developer/apps/" + owner.newApp("Kontakte");

        for (String kind : List.of("/client-secrets", "/webhook-secrets")) {
            isGerman(posted(owner, app + kind, Map.of()));
            saysInBoth(language -> posted(owner, language, app + kind, Map.of()));
        }
        saysInBoth(language -> posted(owner, language, app + "/client-secrets/1/end", Map.of()));
        isGerman(german(owner, app + "/auth"));
        assertThat(german(owner, "/developer/audit?account={account}").asString())
                .contains("Client-Geheimnis von Kontakte", "Geheimnis erstellt", "Testkonto erstellt");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, gerade eben", "PT5M10S, vor 5 Minuten", "PT1H, vor einer Stunde", "PT5H, vor 5 Stunden"})
    void theUseOfASecretIsSaidInGerman(Duration ago, String words) {
        var owner = developers.owner();
        int appId = owner.newApp("Kontakte");
        String app = "/developer/apps/" + appId;
        posted(owner, app + "/client-secrets", Map.of());
        long older = apps.find(appId)
                .orElseThrow()
                .secretsOf(SecretKind.CLIENT)
                .getFirst()
                .id();
        var used = clock.instant().minus(ago).truncatedTo(ChronoUnit.SECONDS);
        topics.tell(new SecretUsed(appId, older, used), used);
        await().untilAsserted(() -> assertThat(german(owner, app + "/auth").asString())
                .contains("Es wurde " + words + " benutzt: Wer es benutzt, wird abgewiesen."));

        isGerman(german(owner, app + "/auth"));
        isGerman(german(owner, app + "/client-secrets/" + older + "/revoke"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                      name, ''",
        "'',                      privacyUrl, http://a.example/",
        "'',                      setupUrl, a",
        "/auth/redirect-urls,     redirectUris, http://a.example/",
        "/auth/tokens,            jwks, x",
        "/auth/tokens,            jwks, '{\"keys\":[]}'",
        "/auth/tokens,            jwks, '{\"keys\":[{\"kty\":\"RSA\"}]}'",
        "/auth/tokens,            jwks, '{\"keys\":[{\"kty\":\"RSA\",\"d\":\"x\"}]}'",
        "/scopes,                 scope.crm.unknown, required",
        "/scopes,                 purpose.content, Pages",
        "/scopes,                 purpose.oauth, 'Two\nlines'",
        "/scopes,                 revision, 0",
        "/distribution,           accounts, Globex",
        "/distribution,           revision, 0",
        "/webhooks,               targetUrl, http://a.example/",
        "/webhooks/subscriptions, eventType, none"
    })
    void whatIsWrongWithATabIsSaidInGerman(String tab, String field, String text) {
        var owner = developers.owner();
        String app = "/developer/apps/" + owner.newApp("Kontakte");

        saysInBoth(language -> posted(owner, language, app + tab, Map.of(field, text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg>", "GIF89a", "RIFF....WEBP", "text"})
    void whatIsWrongWithALogoIsSaidInGerman(String file) {
        var owner = developers.owner();
        String logo = "/developer/apps/" + owner.newApp("Kontakte") + "/logo";

        saysInBoth(language -> inLanguage(owner.browser(), language)
                .multiPart("csrf_token", owner.csrfToken())
                .multiPart("logo", "logo.png", file.getBytes(StandardCharsets.ISO_8859_1), "image/png")
                .post(logo));
    }

    @Test
    void whatIsWrongWithALinkIsSaidInGerman() {
        var owner = developers.owner();
        String page = "/developer/apps/" + owner.newApp("Kontakte") + "/install-url?clientId=x&";

        for (String field : List.of("state=", "person=")) {
            saysInBoth(language -> inLanguage(owner.browser(), language).get(page + field + "x".repeat(501)));
        }
    }
}
