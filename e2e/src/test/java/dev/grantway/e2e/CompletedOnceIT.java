package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exactly one {@code ce_id} of install.completed per installation and generation, whatever happens on the way. */
class CompletedOnceIT {
    private static final int LABS = 200002;

    private final Product product = Product.shared();
    private final DemoApp app = product.app("Deal Notes");
    private final Tokens tokens = new Tokens(product, app);
    private final Events events = new Events(product);

    @BeforeEach
    void theAppIsNotInstalled() throws Exception {
        new Installations(product).uninstall(app, LABS);
    }

    @Test
    void whenOneCodeIsPostedFiftyTimesAtOnce() throws Exception {
        var known = events.completionIds();
        String code = newCode();
        var posts = new ArrayList<Callable<Tokens.Answer>>();
        for (int i = 0; i < 50; i++) {
            posts.add(() -> tokens.exchange(code));
        }

        List<Tokens.Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(posts).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(answers).extracting(Tokens.Answer::status).contains(200).isSubsetOf(200, 400);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.text("refresh_token")))
                .containsOnly(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .findFirst()
                        .orElseThrow()
                        .text("refresh_token"));
        assertCompletedOnce(events.awaitCompletion(app.appId(), LABS, known));
    }

    @Test
    void whenInstallServiceIsDownDuringTheExchangeAndStartedLater() throws Exception {
        var known = events.completionIds();
        String code = newCode();
        product.hold("install-service");
        Tokens.Answer answer;
        try {
            answer = tokens.exchange(code);
        } finally {
            product.release("install-service");
        }

        assertThat(answer.status()).isEqualTo(200);
        assertCompletedOnce(events.awaitCompletion(app.appId(), LABS, known));
    }

    @Tag("T21")
    @Test
    void whenTokenServiceIsKilledRightAfterAnswering() throws Exception {
        var known = events.completionIds();
        String code = newCode();
        long pid = product.pid("token-service");

        var answer = tokens.exchange(code);
        Product.signal("KILL", pid);

        assertThat(answer.status()).isEqualTo(200);
        assertCompletedOnce(events.awaitCompletion(app.appId(), LABS, known));
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> tokens.refresh(answer.text("refresh_token")).status() == 200);
    }

    @Test
    void whenTheHolderOfAnOutboxShardIsStoppedForLongerThanItsLeaseAndContinued() throws Exception {
        var known = events.completionIds();
        long holder = product.pid("install-service");
        try (var _ = Replica.of(product, "install-service")) {
            String code = newCode();
            Product.signal("STOP", holder);
            try {
                assertThat(tokens.exchange(code).status()).isEqualTo(200);
                assertCompletedOnce(events.awaitCompletion(app.appId(), LABS, known));
            } finally {
                Product.signal("CONT", holder);
            }
            new Installations(product).uninstall(app, LABS);
            assertThat(tokens.exchange(newCode()).status()).isEqualTo(200);
            Product.pause(Duration.ofSeconds(12)); // the lease is taken and given again
        }

        assertNothingIsReordered();
    }

    private void assertCompletedOnce(JsonNode completion) {
        String id = completion.path("installationId").asText();
        int generation = completion.path("generation").asInt();
        Product.pause(Duration.ofSeconds(2)); // a second one would come about now
        assertThat(events.completions(id, generation)).hasSize(1);
    }

    /** Duplicates may come, with the same id; nothing that is older than what a key has told already. */
    private void assertNothingIsReordered() {
        var newest = new HashMap<String, Long>();
        var ids = new HashMap<String, String>();
        for (var fact : events.facts()) {
            long sequence = Events.sequence(fact);
            String place = fact.key() + "/" + sequence;
            String id = dev.grantway.devstack.TopicReader.header(fact, "ce_id");
            String before = ids.putIfAbsent(place, id);
            assertThat(before == null || before.equals(id))
                    .as("one event at %s", place)
                    .isTrue();
            assertThat(before == null && sequence < newest.getOrDefault(fact.key(), 0L))
                    .as("%s comes after a newer one", place)
                    .isFalse();
            newest.merge(fact.key(), sequence, Math::max);
        }
        newest.forEach((key, highest) -> assertThat(ids.keySet().stream().filter(place -> place.startsWith(key + "/")))
                .as("no number is left out of %s", key)
                .hasSize(highest.intValue()));
        var last = new HashMap<String, Long>();
        var highest = new HashMap<String, Long>();
        for (var state : events.states()) {
            last.put(state.key(), Events.sequence(state));
            highest.merge(state.key(), Events.sequence(state), Math::max);
        }
        assertThat(last).isEqualTo(highest);
    }

    private String newCode() throws Exception {
        var admin = Customer.signedIn(product, product.user("admin@"));
        return Customer.codeOf(admin.grant(app.installPath("s1"), "Globex Labs"));
    }
}
