package dev.grantway.token.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import dev.grantway.token.signing.Cluster.Pod;
import dev.grantway.token.signing.SigningKey.State;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M2")
@QuarkusTest
class KeyRotationTest {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int TOKENS_ALIVE = 6; // 30 minutes
    private static final int STEPS_OF_EIGHT_HOURS = 96;

    private final Cluster cluster;
    private final KeyRing ringOfTheService;

    KeyRotationTest(Cluster cluster, KeyRing ringOfTheService) {
        this.cluster = cluster;
        this.ringOfTheService = ringOfTheService;
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    /** M2. */
    @Test
    void noCheckFailsWithAClientThatKeepsTheKeySetFor15Minutes() throws Exception {
        var pod = cluster.startedPod(TestSigning.es256());
        var clients = startedFiveMinutesApart(pod);
        var alive = new ArrayDeque<String>();
        var kids = Stream.<String>builder();

        for (int step = 0; step < STEPS_OF_EIGHT_HOURS; step++) {
            pod.schedule().refresh();
            alive.addLast(pod.token());
            while (alive.size() > TOKENS_ALIVE) {
                alive.removeFirst();
            }
            for (var client : clients) {
                assertThat(client.accepts(alive.getFirst()))
                        .as("oldest token at step " + step)
                        .isTrue();
                assertThat(client.accepts(alive.getLast()))
                        .as("newest token at step " + step)
                        .isTrue();
            }
            assertThat(pod.accepts(alive.getFirst())).isTrue();
            assertThat(pod.published().getKeys()).hasSizeBetween(1, 2);
            kids.add(SignedJWT.parse(alive.getLast()).getHeader().getKeyID());
            cluster.clock.move(STEP);
        }

        assertThat(kids.build().distinct()).as("keys that signed").hasSize(5);
    }

    @Test
    void aKeyLeavesTheSetOnceWhatItSignedIsOver() {
        var pod = cluster.startedPod(TestSigning.es256());
        String first = pod.signingKid();
        String token = pod.token();

        assertThat(pod.ring().rotate()).isTrue();
        assertThat(statesAfter(pod, Duration.ZERO)).containsExactly(State.SIGNING, State.PUBLISHED);
        assertThat(statesAfter(pod, TestSigning.TIMES.publishAhead())).containsExactly(State.VERIFYING, State.SIGNING);
        assertThat(pod.accepts(token)).isTrue();
        assertThat(statesAfter(pod, TestSigning.TIMES.keptFor())).containsExactly(State.GONE, State.SIGNING);
        assertThat(pod.published().getKeyByKeyId(first)).isNull();
        assertThat(pod.accepts(token)).isFalse();
    }

    @Test
    void podsThatRotateAtOnceMakeOneKey() throws Exception {
        var pods =
                Stream.generate(() -> cluster.pod(TestSigning.es256())).limit(4).toList();

        atOnce(pods.stream().map(pod -> call(pod.schedule()::refresh)).toList());
        assertThat(pods.getFirst().ring().read().keys()).hasSize(1);
        cluster.clock.move(TestSigning.TIMES.rotateEvery());
        atOnce(pods.stream().map(pod -> call(pod.schedule()::refresh)).toList());

        assertThat(pods.getFirst().ring().read().keys()).hasSize(2);
        assertThat(pods).allSatisfy(pod -> {
            pod.schedule().refresh();
            assertThat(pod.published().getKeys()).hasSize(2);
        });
    }

    @Test
    void operatorsWhoPressTheButtonAtOnceMakeOneKey() throws Exception {
        ringOfTheService.read().keys().stream()
                .filter(key -> key.activeFrom().isAfter(Clock.systemUTC().instant()))
                .forEach(waiting -> ringOfTheService.revoke(waiting.kid()));
        int before = ringOfTheService.read().keys().size();

        var made = atOnce(Stream.<Callable<Boolean>>generate(() -> ringOfTheService::rotate)
                .limit(4)
                .toList());

        assertThat(made).containsOnlyOnce(true);
        assertThat(ringOfTheService.read().keys()).hasSize(before + 1);
    }

    @Test
    void anotherAlgorithmIsThatOfTheNextKey() throws Exception {
        String before = cluster.startedPod(TestSigning.es256()).token();
        var pod = cluster.startedPod(TestSigning.rs256());
        assertThat(SignedJWT.parse(pod.token()).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);

        assertThat(pod.ring().rotate()).isTrue();
        pod.keys().reload();
        cluster.clock.move(TestSigning.TIMES.publishAhead());
        String after = pod.token();

        assertThat(SignedJWT.parse(after).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(pod.accepts(after)).isTrue();
        assertThat(pod.accepts(before)).isTrue();
        assertThat(pod.published().getKeys()).noneMatch(JWK::isPrivate);
        assertThat(new CachingClient(pod::published, cluster.clock).accepts(after))
                .isTrue();
    }

    private List<CachingClient> startedFiveMinutesApart(Pod pod) {
        return Stream.generate(() -> {
                    cluster.clock.move(STEP);
                    return new CachingClient(pod::published, cluster.clock);
                })
                .limit(3)
                .toList();
    }

    private List<State> statesAfter(Pod pod, Duration time) {
        cluster.clock.move(time);
        pod.keys().reload();
        var ring = pod.ring().read();
        return ring.keys().stream()
                .map(key -> ring.stateAt(key, cluster.clock.instant()))
                .toList();
    }

    private static Callable<Boolean> call(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> work) throws Exception {
        var barrier = new CyclicBarrier(work.size());
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var all = work.stream()
                    .map(each -> threads.submit(() -> {
                        barrier.await();
                        return each.call();
                    }))
                    .toList();
            var answers = new ArrayList<Boolean>();
            for (var each : all) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
