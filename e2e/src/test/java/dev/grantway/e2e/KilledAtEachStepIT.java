package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * install-service gets a SIGKILL at each step of an install, and the person repeats the last thing they did: one
 * installation, and one event of each kind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAtEachStepIT {
    private static final int LABS = 200002;
    private static final String SERVICE = "install-service";
    private static final String JDBC_URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final String TOKEN_SERVICE_URL = "GRANTWAY_INSTALL_TOKEN_SERVICE_URL";
    private static final Pattern JDBC_PORT = Pattern.compile("(?<=//localhost:)\\d+");

    private final Product product = Product.shared();
    private final DemoApp app = product.app("Deal Notes");
    private final Tokens tokens = new Tokens(product, app);
    private final Events events = new Events(product);
    private final Installations installations = new Installations(product);

    private Strait toTokenService;
    private Strait toDatabase;
    private Replica.Recipe recipe;
    private Replica service;

    @BeforeAll
    void standInForIt() throws Exception {
        var original = Replica.Recipe.of(product, SERVICE);
        var tokenService = URI.create(original.setting(TOKEN_SERVICE_URL));
        String jdbcUrl = original.setting(JDBC_URL);
        var port = JDBC_PORT.matcher(jdbcUrl);
        assertThat(port.find()).as(jdbcUrl).isTrue();
        toTokenService = new Strait(tokenService.getPort());
        toDatabase = new Strait(Integer.parseInt(port.group()));
        recipe = original.with(Map.of(
                TOKEN_SERVICE_URL,
                "http://127.0.0.1:" + toTokenService.port(),
                JDBC_URL,
                port.replaceFirst(Integer.toString(toDatabase.port()))));
        product.hold(SERVICE);
        service = recipe.start();
    }

    @AfterAll
    void giveItBack() throws Exception {
        if (service != null) {
            service.close();
            toTokenService.close();
            toDatabase.close();
        }
        product.release(SERVICE);
    }

    @BeforeEach
    void theAppIsNotInstalled() throws Exception {
        installations.uninstall(app, LABS);
    }

    @Test
    void beforeItAsksForTheCode() throws Exception {
        toTokenService.closeAt("POST /internal/codes");
        killedWhileGranting(toTokenService);
    }

    @Test
    void afterTheCodeAndBeforeTheCommit() throws Exception {
        toDatabase.closeAt(InstallAuthorized.TYPE);
        killedWhileGranting(toDatabase);
    }

    @Test
    void afterTheCommitAndBeforeTheRedirect() throws Exception {
        toDatabase.closeAfterCommitOf(InstallAuthorized.TYPE);
        killedWhileGranting(toDatabase);
    }

    @Test
    void whileItTakesInTheFirstTokensAndBeforeTheCommit() throws Exception {
        toDatabase.closeAt(InstallCompleted.TYPE);
        killedWhileCompleting();
    }

    @Test
    void afterTheCommitOfTheFirstTokensAndBeforeItTellsKafka() throws Exception {
        toDatabase.closeAfterCommitOf(InstallCompleted.TYPE);
        killedWhileCompleting();
    }

    private void killedWhileGranting(Strait strait) throws Exception {
        var known = events.completionIds();
        var admin = Customer.signedIn(product, product.user("admin@"));
        var grant = Customer.button(admin.chooseAccount(app.installPath("s"), "Globex Labs"), "Grant access");

        var lost = CompletableFuture.runAsync(() -> press(admin, grant));
        Product.awaitUntil(strait::isClosed);
        killAndStart();
        lost.handle((_, _) -> "the browser saw an error").join();
        assertThat(active()).isZero();

        var answer = admin.submit(Customer.formOf(grant), grant);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var code = Customer.codeOf(
                URI.create(answer.headers().firstValue("Location").orElseThrow()));
        assertThat(tokens.exchange(code).status()).isEqualTo(200);
        assertInstalledOnce(known);
    }

    private void killedWhileCompleting() throws Exception {
        var known = events.completionIds();
        var admin = Customer.signedIn(product, product.user("admin@"));
        String code = Customer.codeOf(admin.grant(app.installPath("s"), "Globex Labs"));

        assertThat(tokens.exchange(code).status()).isEqualTo(200);
        Product.awaitUntil(toDatabase::isClosed);
        killAndStart();

        assertInstalledOnce(known);
    }

    private static void press(Customer person, Element button) {
        try {
            person.submit(Customer.formOf(button), button);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void killAndStart() throws IOException {
        service.kill();
        toTokenService.openAgain();
        toDatabase.openAgain();
        service = recipe.start();
    }

    private void assertInstalledOnce(Set<String> known) throws Exception {
        var completion = events.awaitCompletion(app.appId(), LABS, known);
        Product.pause(Duration.ofSeconds(1)); // a second one would come about now
        String id = completion.path("installationId").asText();
        int generation = completion.path("generation").asInt();
        assertThat(events.ids(InstallAuthorized.TYPE, id, generation)).hasSize(1);
        assertThat(events.completions(id, generation)).hasSize(1);
        assertThat(active()).isEqualTo(1);
    }

    private long active() throws Exception {
        return StreamSupport.stream(installations.list(LABS).path("results").spliterator(), false)
                .filter((JsonNode each) -> each.path("app").path("id").asInt() == app.appId())
                .filter(each -> each.path("status").asText().equals("ACTIVE"))
                .count();
    }
}
