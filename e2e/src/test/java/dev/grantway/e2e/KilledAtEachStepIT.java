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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * install-service gets a SIGKILL at each step of an install, and the person repeats the last thing they did: one
 * installation, and one event of each kind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledAtEachStepIT {
    private static final int GLOBEX = 200001;
    private static final int LABS = 200002;
    private static final String SERVICE = "install-service";
    private static final String JDBC_URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final String TOKEN_SERVICE_URL = "GRANTWAY_INSTALL_TOKEN_SERVICE_URL";
    private static final Pattern JDBC_PORT = Pattern.compile("(?<=//localhost:)\\d+");

    private final Product product = Product.shared();
    private final DemoApp dealNotes = product.app("Deal Notes");
    private final Events events = new Events(product);
    private final Installations installations = new Installations(product);

    private Strait toTokenService;
    private Strait toDatabase;
    private Recipe recipe;
    private Recipe.Started service;

    @BeforeAll
    void standInForIt() throws Exception {
        var original = Recipe.of(product, SERVICE);
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

    /** Each in an account or of an app of its own, so that the completions of all are waited for at once. */
    @Test
    void aConsentIsGivenOnceAtWhicheverMomentItIsKilled() throws Exception {
        var known = events.completionIds();
        var contactSync = product.app("Contact Sync");

        toTokenService.closeAt("POST /internal/codes");
        killedWhileGranting(new Place(dealNotes, GLOBEX, "Globex"), toTokenService, 0);
        toDatabase.closeAt(InstallAuthorized.TYPE);
        killedWhileGranting(new Place(contactSync, LABS, "Globex Labs"), toDatabase, 0);
        toDatabase.closeAfterCommitOf(InstallAuthorized.TYPE);
        killedWhileGranting(new Place(dealNotes, LABS, "Globex Labs"), toDatabase, 1);

        assertInstalledOnce(new Place(dealNotes, GLOBEX, "Globex"), known);
        assertInstalledOnce(new Place(contactSync, LABS, "Globex Labs"), known);
        assertInstalledOnce(new Place(dealNotes, LABS, "Globex Labs"), known);
    }

    @Test
    void whileItTakesInTheFirstTokensAndBeforeTheCommit() throws Exception {
        installations.uninstall(dealNotes, LABS);
        toDatabase.closeAt(InstallCompleted.TYPE);
        killedWhileCompleting();
    }

    @Test
    void afterTheCommitOfTheFirstTokensAndBeforeItTellsKafka() throws Exception {
        installations.uninstall(dealNotes, LABS);
        toDatabase.closeAfterCommitOf(InstallCompleted.TYPE);
        killedWhileCompleting();
    }

    /** What is installed where. */
    private record Place(DemoApp app, int account, String accountName) {}

    /**
     * Then the person sends the same form again, and the app gets its tokens.
     *
     * @param consents how many are there before that
     */
    private void killedWhileGranting(Place place, Strait strait, int consents) throws Exception {
        installations.uninstall(place.app(), place.account());
        var admin = Customer.signedIn(product, product.user("admin@"));
        var consent = admin.chooseAccount(place.app().installPath("s"), place.accountName());
        var grant = Customer.button(consent, "Grant access");

        var lost = CompletableFuture.runAsync(() -> press(admin, grant));
        Product.awaitUntil(strait::isClosed);
        killAndStart();
        lost.handle((_, _) -> "the browser saw an error").join();
        assertThat(count(place, "AUTHORIZED")).as("%s", place).isEqualTo(consents);
        assertThat(count(place, "ACTIVE")).as("%s", place).isZero();

        var answer = admin.submit(Customer.formOf(grant), grant);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var redirect = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(new Tokens(product, place.app())
                        .exchange(Customer.codeOf(redirect))
                        .status())
                .isEqualTo(200);
    }

    private void killedWhileCompleting() throws Exception {
        var place = new Place(dealNotes, LABS, "Globex Labs");
        var known = events.completionIds();
        var admin = Customer.signedIn(product, product.user("admin@"));
        String code = Customer.codeOf(admin.grant(dealNotes.installPath("s"), place.accountName()));

        assertThat(new Tokens(product, dealNotes).exchange(code).status()).isEqualTo(200);
        Product.awaitUntil(toDatabase::isClosed);
        killAndStart();

        assertInstalledOnce(place, known);
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

    private void assertInstalledOnce(Place place, Set<String> known) throws Exception {
        var completion = events.awaitCompletion(place.app().appId(), place.account(), known);
        Product.pause(Duration.ofSeconds(1)); // a second one would come about now
        String id = completion.path("installationId").asText();
        int generation = completion.path("generation").asInt();
        assertThat(events.ids(InstallAuthorized.TYPE, id, generation)).hasSize(1);
        assertThat(events.completions(id, generation)).hasSize(1);
        assertThat(count(place, "ACTIVE")).as("%s", place).isEqualTo(1);
    }

    private long count(Place place, String status) throws Exception {
        return StreamSupport.stream(
                        installations.list(place.account()).path("results").spliterator(), false)
                .filter((JsonNode each) ->
                        each.path("app").path("id").asInt() == place.app().appId())
                .filter(each -> each.path("status").asText().equals(status))
                .count();
    }
}
