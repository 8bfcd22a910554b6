package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.contracts.topics.Topic;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's API behind the gate. */
class GateIT {
    private static final int TEST_ACCOUNT = 100002;
    private static final String CONTACTS = "/crm/v3/objects/contacts";

    private final Product product = Product.shared();
    private final Installations installations = new Installations(product);
    private final DemoApp app = product.app("Contact Sync");
    private final Tokens tokens = new Tokens(product, app);

    @BeforeEach
    void theAppIsNotInstalled() throws Exception {
        installations.uninstall(app, TEST_ACCOUNT);
    }

    @Test
    void opensTheApiToATokenUntilItsAppIsUninstalled() throws Exception {
        String token = tokens.exchange(newCode()).text("access_token");
        assertThat(tokens.json("GET", CONTACTS, "", "").text("category")).isEqualTo("INVALID_AUTHENTICATION");
        assertThat(tokens.json("GET", CONTACTS, token, "").status()).isEqualTo(200);
        assertThat(tokens.json("GET", "/crm/v3/objects/deals", token, "").status())
                .isEqualTo(403);

        installations.uninstall(app, TEST_ACCOUNT);

        assertThat(tokens.json("GET", CONTACTS, token, "").status()).isEqualTo(401);
    }

    @Test
    void tellsWhatWasUsedBeforeAStop() throws Exception {
        String token = tokens.exchange(newCode()).text("access_token");
        var asked = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        assertThat(tokens.json("GET", CONTACTS, token, "").status()).isEqualTo(200);

        product.hold("token-service");
        product.release("token-service");

        String told = product.topics().awaitValue(Topic.USAGE, value -> isUsageSince(value, asked));
        assertThat(told).contains("\"accountId\":" + TEST_ACCOUNT);
    }

    /** Others are told of on this topic too: other apps, deliveries, and this app's calls in other tests. */
    private boolean isUsageSince(String value, Instant since) {
        try {
            var usage = JsonMapper.builder().build().readTree(value);
            return usage.path("appId").asInt() == app.appId()
                    && usage.path("accountId").asInt() == TEST_ACCOUNT
                    && usage.path("apiCalls").asLong() > 0
                    && !Instant.parse(usage.path("lastUsedAt").asText()).isBefore(since);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String newCode() throws Exception {
        var admin = Customer.signedIn(product, product.user("dev@"));
        return Customer.codeOf(admin.grant(app.installPath("s2"), "Acme test account"));
    }
}
