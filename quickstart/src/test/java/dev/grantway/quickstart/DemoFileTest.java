package dev.grantway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
    private final JsonMapper json = JsonMapper.builder().build();

    private Settings settings;
    private DataDirectory data;

    @BeforeEach
    void open(@TempDir Path directory) {
        settings =
                Settings.from(Map.of("GRANTWAY_DATA", directory.resolve("data").toString()));
        data = DataDirectory.open(settings);
    }

    @Test
    void isWhatTheContractSays() throws Exception {
        var demo = demo();
        for (String secret : List.of("password", "clientId", "clientSecret", "webhookSecret")) {
            for (JsonNode holder : demo.findParents(secret)) {
                assertThat(holder.path(secret).asText()).isNotBlank();
                ((ObjectNode) holder).put(secret, "…");
            }
        }
        ((ObjectNode) demo).put("developerApiKey", "…");

        assertThat(demo.toPrettyString())
                .isEqualTo(json.readTree(DemoFileTest.class.getResourceAsStream("demo.json"))
                        .toPrettyString());
    }

    @Test
    void hasTheSameSecretsAfterARestartInOneFileForItsOwnerAlone() throws Exception {
        var first = demo();

        assertThat(demo()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.json")))
                .hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(first.at("/apps/0/webhookSecret").asText()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(first.at("/apps/0/clientSecret").asText()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void itsAppsAreOfAVerifiedPublisher() {
        assertThat(bootstrap().accounts())
                .filteredOn(account -> Boolean.TRUE.equals(account.domainVerified()))
                .extracting(Bootstrap.Account::accountId)
                .containsExactly(Demo.DEVELOPER_ACCOUNT);
        assertThat(bootstrap().apps())
                .extracting(Bootstrap.App::developerAccountId)
                .containsOnly(Demo.DEVELOPER_ACCOUNT);
    }

    @Test
    void givesTheExamplesWhatTheyNeedAndNoMore() throws Exception {
        new GivenFiles(data, Secrets.open(data), bootstrap()).write();

        var apps = json.readTree(Files.readString(data.resolve(GivenFiles.EXAMPLE_APPS)));
        var accounts = json.readTree(Files.readString(data.resolve(GivenFiles.EXAMPLE_ACCOUNTS)));
        var clients = json.readTree(Files.readString(data.resolve(GivenFiles.SERVICE_CLIENTS)));

        assertThat(apps.findValuesAsText("callbackPath"))
                .containsExactly("/oauth-callback", "/spa/callback", "/deal-notes/callback");
        assertThat(apps.findValuesAsText("webhookPath")).containsExactly("/webhooks", "/deal-notes/webhooks");
        assertThat(accounts.findValuesAsText("name")).containsExactly("Globex", "Globex Labs", "Acme test account");
        assertThat(clients.path("clients").findValuesAsText("clientId")).containsExactly("install-service", "operator");
        for (String file : List.of(
                GivenFiles.BOOTSTRAP, GivenFiles.SIGNING_KEY, GivenFiles.SERVICE_CLIENTS, GivenFiles.EXAMPLE_APPS)) {
            assertThat(Files.getPosixFilePermissions(data.resolve(file)))
                    .as(file)
                    .hasToString("[OWNER_READ, OWNER_WRITE]");
        }
    }

    private Bootstrap bootstrap() {
        return new Demo(Secrets.open(data), settings.exampleUrl()).bootstrap();
    }

    private JsonNode demo() {
        return json.valueToTree(DemoFile.of(settings, bootstrap(), "…"));
    }
}
