package dev.grantway.token;

import dev.grantway.token.code.AuthorizationCode;
import dev.grantway.token.code.Consent;
import dev.grantway.token.grant.GrantMode;
import dev.grantway.token.grant.Identity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What a person would have granted on install-service's page; each has an account of its own unless it is told. */
public record TestConsent(
        TestApp app,
        int accountId,
        int userId,
        int generation,
        List<String> scopes,
        Optional<String> challenge,
        UUID flowId,
        String installationId,
        GrantMode mode,
        Optional<Instant> consentedAt) {
    public static final String REDIRECT_URI = "http://localhost:8090/oauth-callback";
    public static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-00";
    public static final String CHALLENGE = TestInstalls.challengeOf(VERIFIER);

    private static final AtomicInteger ACCOUNTS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000, 900_000_000));

    public static TestConsent of(TestApp app) {
        return new TestConsent(
                app,
                ACCOUNTS.incrementAndGet(),
                3,
                1,
                List.of("oauth", "crm.objects.contacts.read"),
                Optional.empty(),
                UUID.randomUUID(),
                "ins_" + UUID.randomUUID(),
                GrantMode.ACCOUNT,
                Optional.empty());
    }

    /** To an app that acts as the person. */
    public TestConsent asPerson() {
        return new TestConsent(
                app,
                accountId,
                userId,
                generation,
                scopes,
                challenge,
                flowId,
                installationId,
                GrantMode.USER,
                consentedAt);
    }

    /** Of another time. */
    public TestConsent at(Instant time) {
        return new TestConsent(
                app, accountId, userId, generation, scopes, challenge, flowId, installationId, mode, Optional.of(time));
    }

    /** In an account that is known already. */
    public TestConsent inAccount(int account) {
        return new TestConsent(
                app, account, userId, generation, scopes, challenge, flowId, installationId, mode, consentedAt);
    }

    public TestConsent byUser(int user) {
        return new TestConsent(
                app,
                accountId,
                user,
                generation,
                scopes,
                challenge,
                UUID.randomUUID(),
                installationId,
                mode,
                consentedAt);
    }

    public TestConsent again() {
        return byUser(userId);
    }

    public TestConsent inGeneration(int next) {
        return new TestConsent(
                app,
                accountId,
                userId,
                next,
                scopes,
                challenge,
                UUID.randomUUID(),
                "ins_" + UUID.randomUUID(),
                mode,
                consentedAt);
    }

    public TestConsent withScopes(String... granted) {
        return new TestConsent(
                app,
                accountId,
                userId,
                generation,
                List.of(granted),
                challenge,
                UUID.randomUUID(),
                installationId,
                mode,
                consentedAt);
    }

    public TestConsent withChallenge(String text) {
        return new TestConsent(
                app,
                accountId,
                userId,
                generation,
                scopes,
                Optional.of(text),
                UUID.randomUUID(),
                installationId,
                mode,
                consentedAt);
    }

    Consent toConsent() {
        int hour = Math.toIntExact(Clock.systemUTC().millis() / 3_600_000);
        return new Consent(
                new AuthorizationCode(flowId, hour),
                installationId,
                generation,
                app.appId(),
                app.clientId(),
                accountId,
                userId,
                mode,
                consentedAt,
                new Identity("admin@globex.example", "globex.example"),
                scopes,
                REDIRECT_URI,
                challenge);
    }
}
