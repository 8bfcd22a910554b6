package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At each step of an install something is away: the page says so, nothing is lost, and doing it again finishes. */
class ConsentWithNeighboursAwayIT {
    private static final int LABS = 200002;
    private static final String ACCOUNT = "Globex Labs";
    private static final String NOTHING_LOST = "Nothing was changed, and nothing is lost.";

    private final Product product = Product.shared();
    private final DemoApp app = product.app("Deal Notes");
    private final Tokens tokens = new Tokens(product, app);
    private final Events events = new Events(product);

    @BeforeEach
    void theAppIsNotInstalled() throws Exception {
        new Installations(product).uninstall(app, LABS);
    }

    @Test
    void appRegistryIsAwayAtEachStep() throws Exception {
        var known = events.completionIds();
        var admin = Customer.signedIn(product, product.user("admin@"));
        var accounts = admin.parse(admin.getFollowing(app.installPath("s")));
        var choice = Customer.find(accounts, "button", button -> button.text().startsWith(ACCOUNT));
        var grant = Customer.button(admin.chooseAccount(app.installPath("s"), ACCOUNT), "Grant access");

        product.hold("app-registry");
        try {
            assertSaysWhatHappened(admin.get(app.installPath("s")));
            assertSaysWhatHappened(admin.submit(Customer.formOf(choice), choice));
            assertSaysWhatHappened(admin.submit(Customer.formOf(grant), grant));
        } finally {
            product.release("app-registry");
        }

        assertThat(admin.get(app.installPath("s")).statusCode()).isEqualTo(200);
        assertThat(admin.submit(Customer.formOf(choice), choice).statusCode()).isEqualTo(200);
        assertFinished(admin.submit(Customer.formOf(grant), grant));
        events.awaitCompletion(app.appId(), LABS, known);
    }

    @Test
    void tokenServiceIsAwayWhenAccessIsGranted() throws Exception {
        var known = events.completionIds();
        var admin = Customer.signedIn(product, product.user("admin@"));

        product.hold("token-service");
        org.jsoup.nodes.Element grant;
        try {
            grant = Customer.button(admin.chooseAccount(app.installPath("s"), ACCOUNT), "Grant access");
            assertSaysWhatHappened(admin.submit(Customer.formOf(grant), grant));
        } finally {
            product.release("token-service");
        }

        assertFinished(admin.submit(Customer.formOf(grant), grant));
        events.awaitCompletion(app.appId(), LABS, known);
    }

    @Test
    void kafkaIsAwayFromTheConsentToTheFirstTokens() throws Exception {
        var known = events.completionIds();
        var admin = Customer.signedIn(product, product.user("admin@"));

        product.hold("kafka");
        try {
            assertThat(tokens.exchange(Customer.codeOf(admin.grant(app.installPath("s"), ACCOUNT)))
                            .status())
                    .isEqualTo(200);
            var connected = admin.parse(admin.get("/connected-apps?accountId=" + LABS));
            assertThat(connected.text()).contains("The install of “Deal Notes” is being finished");
        } finally {
            product.release("kafka");
        }

        var completion = events.awaitCompletion(app.appId(), LABS, known);
        Product.pause(Duration.ofSeconds(1)); // a second one would come about now
        assertThat(events.completions(
                        completion.path("installationId").asText(),
                        completion.path("generation").asInt()))
                .hasSize(1);
    }

    private static void assertSaysWhatHappened(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(Jsoup.parse(answer.body()).text()).contains(NOTHING_LOST);
    }

    private void assertFinished(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var redirect = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(tokens.exchange(Customer.codeOf(redirect)).status()).isEqualTo(200);
    }
}
