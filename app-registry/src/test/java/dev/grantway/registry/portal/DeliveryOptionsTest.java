package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.contracts.events.AppSecretsSnapshot;
import dev.grantway.contracts.events.AppSigningSecrets;
import dev.grantway.contracts.events.AppSigningSecrets.CustomHeader;
import dev.grantway.contracts.events.DeliveryOptions;
import dev.grantway.contracts.events.WebhookFormat;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.TestApps;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an app wants its deliveries: by the portal, by its file, back to an older version, and on the topics. */
@QuarkusTest
class DeliveryOptionsTest {
    private final Apps apps;
    private final TestDevelopers developers;
    private final Keysets keysets;
    private final ObjectMapper json;
    private final String kafka;
    private TestDeveloper owner;
    private int appId;
    private String tab;

    DeliveryOptionsTest(
            Apps apps,
            TestDevelopers developers,
            Keysets keysets,
            ObjectMapper json,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.apps = apps;
        this.developers = developers;
        this.keysets = keysets;
        this.json = json;
        this.kafka = kafka;
    }

    @BeforeEach
    void createApp() {
        owner = developers.owner();
        appId = owner.newApp(TestApps.name());
        tab = "/developer/apps/" + appId + "/webhooks";
        target("https://app.example/hooks").then().statusCode(303);
    }

    private Response target(String url) {
        return owner.post(tab, Map.of("targetUrl", url, "maxConcurrentRequests", "7"));
    }

    private Response choose(String statuses) {
        return owner.post(
                tab + "/options",
                Map.of(
                        "format", "CLOUDEVENTS_BINARY",
                        "asymmetric", "true",
                        "requestsPerSecond", "50",
                        "heedsRetryAfter", "true",
                        "finalStatuses", statuses));
    }

    private DeliveryOptions options() {
        return apps.find(appId)
                .flatMap(AppDetails::webhooks)
                .map(AppDetails.Webhooks::settings)
                .map(WebhookSettings::optionsOrStandard)
                .orElseThrow();
    }

    @Test
    void areChosenInThePortalAndStayWhenTheTargetChanges() {
        choose("404 422").then().statusCode(303);
        target("https://app.example/others").then().statusCode(303);

        assertThat(options())
                .isEqualTo(new DeliveryOptions(
                        WebhookFormat.CLOUDEVENTS_BINARY, true, false, false, 50, false, true, List.of(404, 422)));
        owner.get(tab)
                .then()
                .body(containsString("value=\"CLOUDEVENTS_BINARY\" selected"))
                .body(containsString("name=\"asymmetric\" value=\"true\" checked"))
                .body(containsString("value=\"404, 422\""));
        assertThat(new TopicReader(kafka)
                        .awaitValue(
                                Topic.APPS, value -> value.contains("\"appId\":" + appId) && value.contains("others")))
                .contains("\"format\":\"CLOUDEVENTS_BINARY\"");
    }

    @Test
    void areRefusedWithTheReasonAndStayAsTheyWereTyped() {
        choose("404, never")
                .then()
                .statusCode(400)
                .body(containsString("as numbers with commas"))
                .body(containsString("value=\"404, never\""));
        choose("429").then().statusCode(400).body(containsString("429 is none"));

        assertThat(options()).isEqualTo(DeliveryOptions.STANDARD);
    }

    @Test
    void areTheUsualOnesAgainWithAnOlderVersion() {
        String path = "/api/v1/apps/" + appId;
        int before = owner.json().get(path + "/versions").path("versions[0].number");
        choose("404").then().statusCode(303);

        owner.json().post(path + "/versions/" + before + "/roll-back").then().statusCode(200);

        assertThat(options()).isEqualTo(DeliveryOptions.STANDARD);
    }

    @Test
    void comeFromTheAppsFileAndGoIntoIt() {
        String definition = "/api/v1/apps/" + appId + "/definition";
        choose("404").then().statusCode(303);
        String file = owner.json().accept("application/yaml").get(definition).asString();
        assertThat(file).contains("format: \"CLOUDEVENTS_BINARY\"", "requestsPerSecond: 50", "- 404");

        owner.json()
                .contentType("application/yaml")
                .body(file.replace("requestsPerSecond: 50", "requestsPerSecond: 0")
                        .getBytes(StandardCharsets.UTF_8))
                .put(definition)
                .then()
                .statusCode(400)
                .body(containsString("/webhooks/options/requestsPerSecond"));
        owner.json()
                .contentType("application/yaml")
                .body(file.replace("requestsPerSecond: 50", "http2: true").getBytes(StandardCharsets.UTF_8))
                .put(definition)
                .then()
                .statusCode(200);

        assertThat(options().http2()).isTrue();
        assertThat(options().requestsPerSecond()).isNull();
    }

    @Test
    void headersAreSentToTheOneWhoSendsAndShownToNobody() throws GeneralSecurityException, IOException {
        header("X-Api-Key", "first-value").then().statusCode(303);
        header("X-Tenant", "acme").then().statusCode(303);
        header("x-api-key", "second-value").then().statusCode(303);

        owner.get(tab)
                .then()
                .body(containsString("X-Api-Key"))
                .body(containsString("X-Tenant"))
                .body(not(containsString("-value")));
        assertThat(sealedHeaders("second-value"))
                .containsExactly(new CustomHeader("X-Api-Key", "second-value"), new CustomHeader("X-Tenant", "acme"));
        owner.get("/developer/audit?account=" + owner.accountId())
                .then()
                .body(containsString("Header of webhooks replaced"))
                .body(not(containsString("-value")));

        owner.post(tab + "/headers/remove", Map.of("headerName", "X-API-KEY"))
                .then()
                .statusCode(303);
        owner.get(tab).then().body(not(containsString("X-Api-Key</code>")));
        owner.post(tab + "/headers/remove", Map.of("headerName", "X-Api-Key"))
                .then()
                .statusCode(404);
    }

    @Test
    void headersAreTenAtMostAndNeverOurs() {
        header("webhook-id", "mine").then().statusCode(400).body(containsString("set by the platform"));
        IntStream.range(0, 10)
                .forEach(number -> header("X-Header-" + number, "x").then().statusCode(303));

        header("X-Another", "x").then().statusCode(400).body(containsString("at most 10"));
        header("X-Header-3", "y").then().statusCode(303);
    }

    @Test
    void headersHaveNamesThatHeadersCanHave() {
        for (String name : List.of("", "X Key", "X-Key:", "X-K\u00e9y", "X\0Key", "X".repeat(101))) {
            header(name, "x").then().statusCode(400).body(containsString("name has 1 to 100"));
            owner.post(tab + "/headers/remove", Map.of("headerName", name))
                    .then()
                    .statusCode(404);
        }
    }

    private Response header(String name, String value) {
        return owner.post(tab + "/headers", Map.of("headerName", name, "headerValue", value));
    }

    /** As webhook-service opens them. */
    private List<CustomHeader> sealedHeaders(String newest) throws GeneralSecurityException, IOException {
        var found = new AtomicReference<List<CustomHeader>>(List.of());
        var _ = new TopicReader(kafka).awaitValue(Topic.APP_SECRETS, value -> {
            if (!value.contains("\"appId\":" + appId + ",")) {
                return false;
            }
            found.set(opened(value).customHeaders());
            return found.get().stream().anyMatch(header -> header.value().equals(newest));
        });
        return found.get();
    }

    private AppSigningSecrets opened(String value) {
        try {
            var snapshot = json.readValue(value, AppSecretsSnapshot.class);
            byte[] plain = keysets.hybridDecrypt("webhook-secrets")
                    .decrypt(
                            Base64.getUrlDecoder().decode(snapshot.sealedForWebhooks()),
                            AppSecretsSnapshot.contextOf(appId).getBytes(StandardCharsets.UTF_8));
            return json.readValue(plain, AppSigningSecrets.class);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
