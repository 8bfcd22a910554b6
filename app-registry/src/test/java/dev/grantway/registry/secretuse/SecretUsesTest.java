package dev.grantway.registry.secretuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.grantway.contracts.events.SecretUsed;
import dev.grantway.registry.TestDeveloper;
import dev.grantway.registry.TestDevelopers;
import dev.grantway.registry.TestTopics;
import dev.grantway.registry.apps.Apps;
import dev.grantway.registry.apps.SecretDetails;
import dev.grantway.registry.apps.SecretKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretUsesTest {
    private final TestDevelopers developers;
    private final TestTopics topics;
    private final Apps apps;
    private final Clock clock;
    private Instant now;
    private TestDeveloper owner;
    private int appId;
    private long older;
    private long newer;

    SecretUsesTest(TestDevelopers developers, TestTopics topics, Apps apps, Clock clock) {
        this.developers = developers;
        this.topics = topics;
        this.apps = apps;
        this.clock = clock;
    }

    @BeforeEach
    void rotate() {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        owner = developers.owner();
        appId = owner.newApp("Kontakte " + UUID.randomUUID());
        owner.post(app() + "/client-secrets", Map.of());
        var secrets = apps.find(appId).orElseThrow().secretsOf(SecretKind.CLIENT);
        older = secrets.getFirst().id();
        newer = secrets.getLast().id();
    }

    @Nested
    class TakingIn {
        @Test
        void keepsTheLatestUseTwiceTooLateAndOutOfOrder() {
            var latest = now.minusSeconds(60);
            tell(appId, older, latest.minusSeconds(300));
            tell(appId, older, latest);
            await().until(() -> latest.equals(secret(older).lastUsedAt())); // what follows is another batch
            tell(appId, older, latest);
            tell(appId, older, latest.minusSeconds(200));
            tell(appId, older, now.minus(Duration.ofDays(2)));
            awaitAllBefore();

            assertThat(secret(older).lastUsedAt()).isEqualTo(latest);
        }

        @Test
        void passesOverWhatIsNotOfTheApp() {
            int another = owner.newApp("Andere " + UUID.randomUUID());
            tell(another, older, now);
            tell(another, Long.MAX_VALUE, now);
            tell(appId, Long.MAX_VALUE, now);
            awaitAllBefore(another);
            awaitAllBefore();

            assertThat(secret(older).lastUsedAt()).isNull();
        }

        @Test
        void neverSaysThatASecretWasUsedInTheFuture() {
            tell(appId, older, now.plus(Duration.ofDays(365)));
            await().until(() -> secret(older).lastUsedAt() != null);

            assertThat(secret(older).lastUsedAt()).isBeforeOrEqualTo(now.plus(Duration.ofHours(1)));
        }
    }

    @Nested
    class TheApi {
        @Test
        void saysWhenEachSecretWasUsed() {
            var used = now.minusSeconds(90);
            tell(appId, older, used);
            await().until(() -> secret(older).lastUsedAt() != null);

            owner.json()
                    .get("/api/v1/apps/" + appId + "/secrets")
                    .then()
                    .statusCode(200)
                    .body("secrets.kind", contains("CLIENT", "WEBHOOK", "CLIENT"))
                    .body("secrets[0].secretId", equalTo((int) older))
                    .body("secrets[0].lastUsedAt", equalTo(used.toString()))
                    .body("secrets[1].countedSince", nullValue())
                    .body("secrets[2].lastUsedAt", nullValue())
                    .body(
                            "secrets[2].countedSince",
                            equalTo(Objects.toString(secret(newer).countedSince())))
                    .body("secrets[2].expiresAt", nullValue());
        }

        @Test
        void tellsNobodyElse() {
            String path = "/api/v1/apps/" + appId + "/secrets";

            developers.owner().json().get(path).then().statusCode(404);
            developers
                    .member(owner.accountId(), "READ_ONLY")
                    .json()
                    .get(path)
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class ThePage {
        @Test
        void saysSinceWhenAClientSecretWasNotUsed() {
            assertThat(auth())
                    .contains("Not used since <time datetime=\"" + secret(older).countedSince() + "\">");
            assertThat(auth()).doesNotContain("whoever uses it will be refused");
        }

        @Test
        void warnsBeforeASecretEndsThatIsInUse() {
            use(Duration.ofMinutes(200));

            assertThat(auth())
                    .contains("<time datetime=\"" + secret(older).lastUsedAt() + "\">")
                    .contains("It was used 3 hours ago: whoever uses it will be refused.");
            assertThat(revocation()).contains("It was used 3 hours ago: whoever uses it will be refused.");
        }

        @Test
        void doesNotWarnOfAUseOfTheDayBefore() {
            use(Duration.ofHours(25));

            assertThat(auth()).contains("<time datetime=\"" + secret(older).lastUsedAt() + "\">");
            assertThat(auth() + revocation()).doesNotContain("whoever uses it will be refused");
        }

        private void use(Duration ago) {
            var used = now.minus(ago);
            tell(appId, older, used);
            await().until(() -> used.equals(secret(older).lastUsedAt()));
        }

        private String auth() {
            return owner.get(app() + "/auth").asString();
        }

        private String revocation() {
            return owner.get(app() + "/client-secrets/" + older + "/revoke").asString();
        }
    }

    private String app() {
        return "/developer/apps/" + appId;
    }

    private SecretDetails secret(long id) {
        return apps.find(appId).orElseThrow().secrets().stream()
                .filter(secret -> secret.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private void tell(int app, long secretId, Instant usedAt) {
        topics.tell(new SecretUsed(app, secretId, usedAt), now);
    }

    /** Those of an app come in their order. */
    private void awaitAllBefore() {
        awaitAllBefore(appId);
    }

    private void awaitAllBefore(int app) {
        var secrets = apps.find(app).orElseThrow().secretsOf(SecretKind.CLIENT);
        tell(app, secrets.getLast().id(), now);
        await().until(() -> apps.find(app)
                        .orElseThrow()
                        .secretsOf(SecretKind.CLIENT)
                        .getLast()
                        .lastUsedAt()
                != null);
    }
}
