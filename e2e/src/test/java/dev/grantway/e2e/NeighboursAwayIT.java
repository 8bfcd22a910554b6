package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.grantway.contracts.topics.Topic;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What goes on while something is down. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeighboursAwayIT {
    private static final int TEST_ACCOUNT = 100002;

    private final Product product = Product.shared();
    private final DemoApp app = product.app("Contact Sync");
    private final Tokens tokens = new Tokens(product, app);

    @BeforeEach
    void theAppIsNotInstalled() throws Exception {
        new Installations(product).uninstall(app, TEST_ACCOUNT);
    }

    @Test
    @Order(1)
    void exchangeRefreshAndDeliveriesGoOnWithoutAppRegistryAndInstallService() throws Exception {
        var events = new Events(product);
        var known = events.completionIds();
        var installed = tokens.exchange(newCode());
        events.awaitCompletion(app.appId(), TEST_ACCOUNT, known);
        try (var receiver = new Receiver()) {
            receiveAt(receiver);
            String code = newCode();
            product.hold("app-registry");
            product.hold("install-service");
            try {
                assertThat(tokens.exchange(code).status()).isEqualTo(200);
                assertThat(tokens.refresh(installed.text("refresh_token")).status())
                        .isEqualTo(200);
                var created = tokens.createContact(installed.text("access_token"), "a@b.example");
                assertThat(created.status()).as("%s", created).isEqualTo(201);
                // long enough for a second try, should the first one fail
                await().atMost(Duration.ofMinutes(2)).until(() -> receiver.gotContact(created.text("id")));
            } finally {
                product.release("app-registry");
                product.release("install-service");
            }
        }
    }

    @Test
    @Order(2) // whoever waits for Kafka after it stood still is no matter of the other test
    void tokenServiceRestartsAndServesWithoutKafka() throws Exception {
        var installed = tokens.exchange(newCode());
        product.hold("kafka");
        try {
            Product.signal("KILL", product.pid("token-service"));
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> tokens.refresh(installed.text("refresh_token")).status() == 200);
            assertThat(tokens.introspect(installed.text("access_token")).text("active"))
                    .isEqualTo("true");
            // a code lives for a minute, so it is of after the restart
            assertThat(tokens.exchange(newCode()).status()).isEqualTo(200);
            assertThat(tokens.refresh("gwr1_forged").status()).isEqualTo(400);
        } finally {
            product.release("kafka");
        }
    }

    /** As the app's developer does, with an API key; waits until app-registry has told the others of it. */
    private void receiveAt(Receiver receiver) throws Exception {
        String key = product.demo().path("developerApiKey").asText();
        var answer = tokens.json(
                "PUT",
                "/webhooks/v3/" + app.appId() + "/settings?hapikey=" + key,
                "",
                "{\"targetUrl\":\"" + receiver.url() + "\",\"throttling\":{\"maxConcurrentRequests\":10}}");
        assertThat(answer.status()).isEqualTo(200);
        product.topics().awaitValue(Topic.APPS, app -> app.contains(receiver.url()));
    }

    private String newCode() throws Exception {
        var admin = Customer.signedIn(product, product.user("dev@"));
        return Customer.codeOf(admin.grant(app.installPath("s2"), "Acme test account"));
    }
}
