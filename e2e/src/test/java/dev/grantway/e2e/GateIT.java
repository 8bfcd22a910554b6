package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.contracts.topics.Topic;
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
        assertThat(tokens.json("GET", CONTACTS, token, "").status()).isEqualTo(200);

        product.hold("token-service");
        product.release("token-service");

        // other apps' calls of the same account are told on this topic too
        String told = product.topics()
                .awaitValue(
                        Topic.USAGE,
                        value -> value.contains("\"accountId\":" + TEST_ACCOUNT)
                                && value.contains("\"appId\":" + app.appId()));
        assertThat(JsonMapper.builder().build().readTree(told).path("apiCalls").asLong())
                .isPositive();
    }

    private String newCode() throws Exception {
        var admin = Customer.signedIn(product, product.user("dev@"));
        return Customer.codeOf(admin.grant(app.installPath("s2"), "Acme test account"));
    }
}
