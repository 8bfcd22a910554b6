package dev.grantway.token.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import dev.grantway.devstack.KeyPairs;
import dev.grantway.platform.database.DatabaseAway;
import dev.grantway.token.database.TestStores;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class KeyRingTest {
    private final Cluster cluster;
    private final SealedKeys sealed;
    private final SigningConfig configured;
    private final RingTimes times;

    KeyRingTest(Cluster cluster, SealedKeys sealed, SigningConfig configured, RingTimes times) {
        this.cluster = cluster;
        this.sealed = sealed;
        this.configured = configured;
        this.times = times;
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Nested
    class TheFirstKey {
        @Test
        void isTheOneOfTheFile(@TempDir Path directory) throws Exception {
            var pair = KeyPairs.generate();
            var file = Files.writeString(directory.resolve("key.pem"), KeyPairs.pem(pair.getPrivate()));
            var pod = cluster.startedPod(TestSigning.importing(file));

            assertThat(pod.published().getKeys()).singleElement().satisfies(key -> {
                assertThat(key.toECKey().toECPublicKey()).isEqualTo(pair.getPublic());
                assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            });
            assertThat(pod.accepts(pod.token())).isTrue();
        }

        @Test
        void staysWhenTheFileIsAnotherOrGone(@TempDir Path directory) throws Exception {
            var file = Files.writeString(
                    directory.resolve("key.pem"),
                    KeyPairs.pem(KeyPairs.generate().getPrivate()));
            String kid = cluster.startedPod(TestSigning.importing(file)).signingKid();

            Files.delete(file);

            assertThat(cluster.startedPod(TestSigning.importing(file)).signingKid())
                    .isEqualTo(kid);
        }

        @Test
        void isMadeWithoutAFileAndSignsAtOnce() throws Exception {
            var pod = cluster.startedPod(TestSigning.es256());

            assertThat(SignedJWT.parse(pod.token()).getHeader().getKeyID()).isEqualTo(pod.signingKid());
            assertThat(cluster.startedPod(TestSigning.es256()).accepts(pod.token()))
                    .isTrue();
        }

        @Test
        void isToldAtStartWhenItsFileIsNoKey(@TempDir Path directory) throws Exception {
            var file = Files.writeString(directory.resolve("key.pem"), "no key");
            var pod = cluster.pod(TestSigning.importing(file));

            assertThatThrownBy(pod.schedule()::refresh).hasMessageContaining("grantway.token.signing-key-file");
            assertThat(pod.keys().areLoaded()).isFalse();
        }
    }

    @Nested
    class Revocation {
        @Test
        void endsAllThatTheKeySignedAndANewOneSigns() {
            var pod = cluster.startedPod(TestSigning.es256());
            var other = cluster.startedPod(TestSigning.es256());
            String token = pod.token();
            String leaked = pod.signingKid();

            assertThat(pod.ring().revoke(leaked)).isTrue();
            pod.keys().reload();

            assertThat(pod.accepts(token)).isFalse();
            assertThat(pod.published().getKeyByKeyId(leaked)).isNull();
            assertThat(pod.signingKid()).isNotEqualTo(leaked);
            assertThat(pod.accepts(pod.token())).isTrue();
            other.schedule().refresh();
            assertThat(other.accepts(token)).isFalse();
            assertThat(other.accepts(pod.token())).isTrue();
        }

        @Test
        void isDoneOnce() {
            var pod = cluster.startedPod(TestSigning.es256());
            String leaked = pod.signingKid();

            assertThat(pod.ring().revoke(leaked)).isTrue();
            assertThat(pod.ring().revoke(leaked)).isFalse();
            assertThat(pod.ring().revoke("no-such-key")).isFalse();

            assertThat(pod.ring().read().keys()).hasSize(2);
        }

        @Test
        void ofAKeyThatWaitsDisturbsNothing() {
            var pod = cluster.startedPod(TestSigning.es256());
            String signing = pod.signingKid();
            pod.ring().rotate();
            String waiting = pod.ring().read().keys().getLast().kid();

            pod.ring().revoke(waiting);
            cluster.clock.move(TestSigning.TIMES.publishAhead());

            assertThat(pod.signingKid()).isEqualTo(signing);
            assertThat(pod.ring().rotate()).isTrue();
        }

        @Test
        void leavesASignerToAPodWhoseClockIsBehind() {
            var pod = cluster.startedPod(TestSigning.es256());
            pod.ring().revoke(pod.signingKid());

            cluster.clock.move(Duration.ofSeconds(-5));
            pod.keys().reload();

            assertThat(pod.accepts(pod.token())).isTrue();
        }
    }

    @Test
    void privateHalvesAreSealedAndBoundToTheirKey() {
        var pod = cluster.startedPod(TestSigning.es256());
        pod.ring().rotate();
        var keys = pod.ring().read().keys();
        byte[] column = TestStores.on(cluster.database)
                .queryOne(
                        "SELECT sealed_private FROM signing_key WHERE kid = ?",
                        row -> row.getBytes(1),
                        keys.getFirst().kid())
                .orElseThrow();

        var pair = sealed.open(keys.getFirst()).orElseThrow().toECKey();
        assertThat(contains(column, pair.getD().decode())).isFalse();
        assertThat(new String(column, StandardCharsets.ISO_8859_1))
                .doesNotContain(pair.getD().toString());
        assertThat(sealed.open(moved(keys.getFirst(), keys.getLast()))).isEmpty();
    }

    @Test
    void privateHalvesAreErasedOnceTheirKeyIsGone() {
        var pod = cluster.startedPod(TestSigning.es256());
        pod.ring().rotate();
        cluster.clock.move(TestSigning.TIMES.publishAhead().plus(TestSigning.TIMES.keptFor()));

        pod.ring().rotate();

        assertThat(pod.ring().read().keys())
                .extracting(key -> key.sealedPrivate().isPresent())
                .containsExactly(false, true, true);
    }

    @Test
    void aKeyThatAnotherPodMadeAMomentAgoIsKnown() {
        var pod = cluster.startedPod(TestSigning.es256());
        var unread = cluster.pod(TestSigning.es256());

        assertThat(unread.accepts(pod.token())).isTrue();
    }

    @Test
    void theLastCopyServesWhilePostgreSqlIsAway() {
        var pod = cluster.startedPod(TestSigning.es256());

        cluster.database.close();
        pod.schedule().refresh();

        assertThat(pod.accepts(pod.token())).isTrue();
        assertThat(pod.published().getKeys()).hasSize(1);
        assertThat(pod.keys().areLoaded()).isTrue();
    }

    @Test
    void aPodThatNeverReadTheRingIsNotReady() {
        var pod = cluster.pod(TestSigning.es256());
        cluster.database.close();

        pod.schedule().refresh();

        assertThat(new SigningKeysReadiness(pod.keys()).call().getStatus().name())
                .isEqualTo("DOWN");
        assertThatThrownBy(pod::token).isInstanceOf(DatabaseAway.class);
    }

    @Test
    void settingsHaveDefaults() {
        var signing = configured.signing();

        assertThat(signing.algorithm()).isEqualTo(SigningAlgorithm.ES256);
        assertThat(signing.provider()).isEqualTo(SigningConfig.Provider.AUTO);
        assertThat(signing.rotateEvery()).isEqualTo(Duration.ofDays(30));
        assertThat(signing.publishAhead()).isEqualTo(Duration.ofMinutes(20));
        assertThat(signing.skew()).isEqualTo(Duration.ofMinutes(1));
        assertThat(signing.reloadEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(times.keptFor()).as("the longest token, and the skew").isEqualTo(Duration.ofMinutes(31));
        assertThat(SigningProvider.choose(SigningConfig.Provider.JDK)).isEmpty();
    }

    @Test
    void timesThatWouldFailChecksAreRefused() {
        assertThatThrownBy(() -> new RingTimes(Duration.ofDays(1), Duration.ofMinutes(15), Duration.ZERO))
                .hasMessageContaining("publish-ahead");
        assertThatThrownBy(() -> new RingTimes(Duration.ofMinutes(20), Duration.ofMinutes(20), Duration.ZERO))
                .hasMessageContaining("rotate-every");
    }

    @Test
    void isReadOftenEnoughToKnowANewKeyBeforeItSigns() {
        RingTimes.Source.times(TestSigning.reloadingEvery(Duration.ofMinutes(1)), List.of());
        for (var wrong : List.of(Duration.ofSeconds(61), Duration.ZERO)) {
            assertThatThrownBy(() -> RingTimes.Source.times(TestSigning.reloadingEvery(wrong), List.of()))
                    .hasMessageContaining("grantway.token.signing.reload-every is " + wrong + ": set at most PT1M");
        }
    }

    /** The sealed value of one key in the row of another. */
    private static SigningKey moved(SigningKey from, SigningKey to) {
        return new SigningKey(
                to.kid(),
                to.algorithm(),
                to.publicJwk(),
                from.sealedPrivate(),
                to.createdAt(),
                to.activeFrom(),
                to.removedAt());
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
