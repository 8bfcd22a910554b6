package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two processes of token-service on one database, and one of them killed between a commit and its answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoReplicasIT {
    private static final String SERVICE = "token-service";
    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final Pattern SERVER = Pattern.compile("//([^:/]+):(\\d+)/");
    private static final int TEST_ACCOUNT = 100002;
    private static final String CONTACTS = "/authz/crm/v3/objects/contacts";

    private final Product product = Product.shared();
    private final AtomicReference<Parts> parts = new AtomicReference<>();

    /** What all tests share. */
    private record Parts(SigningApp signing, WithholdingProxy proxy, AtomicReference<Replica> replica) {}

    @BeforeAll
    void startTheSecond() throws Exception {
        var server = SERVER.matcher(Replica.setting(product, SERVICE, URL));
        assertThat(server.find()).isTrue();
        var proxy = new WithholdingProxy(server.group(1), Integer.parseInt(server.group(2)));
        parts.set(new Parts(SigningApp.create(product), proxy, new AtomicReference<>(start(proxy))));
    }

    @AfterAll
    void stopIt() {
        var all = parts.get();
        if (all != null) {
            all.replica().get().close();
            all.proxy().close();
        }
    }

    @BeforeEach
    void theAppIsNotInstalled() throws Exception {
        if (!parts.get().replica().get().isAlive()) {
            parts.get().replica().set(start(proxy()));
        }
        new Installations(product).uninstall(app(), TEST_ACCOUNT);
    }

    @Tag("I3")
    @Test
    void whatIsRevokedAtOneIsDeadAtTheOtherAtOnce() throws Exception {
        for (var places : List.of(List.of(first(), second()), List.of(second(), first()))) {
            var here = places.get(0);
            var there = places.get(1);
            var installed = first().exchange(newCode());
            String access = installed.text("access_token");
            String refresh = installed.text("refresh_token");
            assertThat(there.introspect(access).text("active")).isEqualTo("true");
            assertThat(there.json("GET", CONTACTS, access, "").status()).isEqualTo(200);

            assertThat(here.revoke(refresh).status()).isEqualTo(200);

            assertThat(there.introspect(access).text("active")).isEqualTo("false");
            assertThat(there.introspect(refresh).text("active")).isEqualTo("false");
            assertThat(there.json("GET", CONTACTS, access, "").status()).isEqualTo(401);
            assertThat(there.refresh(refresh).status()).isEqualTo(400);
        }
    }

    @Test
    void anAssertionThatOneTookIsRefusedByTheOther() throws Exception {
        String assertion = parts.get().signing().assertion(product.baseUrl());

        assertThat(first().assertion(assertion).status()).isEqualTo(200);
        var replayed = second().assertion(assertion);

        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.text("error")).isEqualTo("invalid_client");
        assertThat(second().assertion(parts.get().signing().assertion(product.baseUrl()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void oneTokenThatBothRotateHasOneSuccessor() throws Exception {
        String token = first().exchange(newCode()).text("refresh_token");
        for (int round = 0; round < 5; round++) {
            String present = token;
            var answers = together(
                    () -> first().refresh(present),
                    () -> second().refresh(present),
                    () -> first().refresh(present),
                    () -> second().refresh(present));

            assertThat(answers).extracting(Tokens.Answer::status).containsOnly(200);
            var successors = answers.stream()
                    .map(answer -> answer.text("refresh_token"))
                    .distinct()
                    .toList();
            assertThat(successors).hasSize(1).doesNotContain(present);
            token = successors.getFirst();
        }
    }

    @Tag("T21")
    @Test
    void aCodeWhoseAnswerDiedWithItsProcessGivesTheSameTokensAtTheOther() throws Exception {
        var events = new Events(product);
        var known = events.completionIds();
        String code = newCode();
        var second = second();
        loseTheAnswer("SET spent_at = clock_timestamp()", () -> second.exchange(code));

        var again = first().exchange(code);
        var onceMore = first().exchange(code);

        assertThat(again.status()).as("%s", again).isEqualTo(200);
        assertThat(onceMore.text("refresh_token")).isEqualTo(again.text("refresh_token"));
        assertThat(first().introspect(again.text("access_token")).text("active"))
                .isEqualTo("true");
        var completion = events.awaitCompletion(app().appId(), TEST_ACCOUNT, known);
        String installation = completion.path("installationId").asText();
        assertThat(events.completions(
                        installation, completion.path("generation").asInt()))
                .hasSize(1);
        assertThat(product.topics().all(Topic.GRANT_EVENTS).stream()
                        .filter(event -> event.key().equals(installation))
                        .filter(event -> TopicReader.header(event, "ce_type").contains("tokens_issued"))
                        .filter(event -> event.value()
                                .replace(" ", "")
                                .contains("\"generation\":"
                                        + completion.path("generation").asInt() + ","))
                        .map(event -> TopicReader.header(event, "ce_id"))
                        .distinct())
                .as("TokensIssued")
                .hasSize(1);
    }

    @Tag("T21")
    @Test
    void aRotationWhoseAnswerDiedWithItsProcessGivesTheSameSuccessor() throws Exception {
        String shown = first().exchange(newCode()).text("refresh_token");
        var second = second();
        loseTheAnswer("SET rotation = greatest", () -> second.refresh(shown));

        var again = first().refresh(shown);
        parts.get().replica().set(start(proxy()));
        var afterTheRestart = second().refresh(shown);

        assertThat(again.status()).as("%s", again).isEqualTo(200);
        assertThat(again.text("refresh_token")).isNotEqualTo(shown);
        assertThat(afterTheRestart.text("refresh_token")).isEqualTo(again.text("refresh_token"));
        assertThat(second().refresh(again.text("refresh_token")).status()).isEqualTo(200);
    }

    /** Kills the second process when PostgreSQL has committed what it asked for, and before it heard of it. */
    private void loseTheAnswer(String statement, Callable<Tokens.Answer> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            proxy().withhold(statement);
            var lost = threads.submit(request);
            proxy().awaitCommit();
            parts.get().replica().get().kill();
            assertThatThrownBy(lost::get).hasCauseInstanceOf(IOException.class);
        }
    }

    @SafeVarargs
    private static List<Tokens.Answer> together(Callable<Tokens.Answer>... requests) throws Exception {
        var start = new CyclicBarrier(requests.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Tokens.Answer>>();
            for (var request : requests) {
                running.add(threads.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            var answers = new ArrayList<Tokens.Answer>();
            for (var each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private Replica start(WithholdingProxy proxy) throws IOException {
        String url = SERVER.matcher(Replica.setting(product, SERVICE, URL))
                .replaceFirst("//127.0.0.1:" + proxy.port() + "/");
        // the proxy knows a statement by its text, which is not sent again once the driver has prepared it
        String withText = url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0";
        return Replica.of(product, SERVICE, Map.of(URL, withText));
    }

    private Tokens first() throws IOException {
        return new Tokens("http://127.0.0.1:" + Replica.setting(product, SERVICE, "QUARKUS_HTTP_PORT"), app());
    }

    private Tokens second() {
        return new Tokens(parts.get().replica().get().baseUrl(), app());
    }

    private WithholdingProxy proxy() {
        return parts.get().proxy();
    }

    private DemoApp app() {
        return parts.get().signing().app();
    }

    private String newCode() throws Exception {
        var admin = Customer.signedIn(product, product.user("dev@"));
        return Customer.codeOf(admin.grant(app().installPath("s2"), "Acme test account"));
    }
}
