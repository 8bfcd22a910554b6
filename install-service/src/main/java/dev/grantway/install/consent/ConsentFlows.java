package dev.grantway.install.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.settings.InstallConfig;
import dev.grantway.platform.seal.Keysets;
import dev.grantway.platform.seal.Sealed;
import dev.grantway.platform.session.Session;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Seals flows into forms, each for the session that the form was made for, and opens them again. */
@Singleton
@Startup
class ConsentFlows {
    private static final int FLOW_ID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Aead keys;
    private final ObjectMapper json;
    private final Duration life;
    private final Clock clock;

    ConsentFlows(Keysets keysets, ObjectMapper json, InstallConfig config, Clock clock) {
        this.keys = keysets.aead("flow");
        this.json = json;
        this.life = config.formLife();
        this.clock = clock;
    }

    ConsentFlow begin(AcceptedRequest request, Session session) {
        var now = clock.instant();
        return new ConsentFlow(
                request.request().door(),
                request.request().query(),
                session.userId(),
                null,
                List.of(),
                false,
                newId(),
                hour(now),
                now.plus(life));
    }

    /**
     * The flow of one page on an account. Each page is a consent of its own: whoever goes back and chooses otherwise is
     * not taken for one who sends the first form again.
     */
    ConsentFlow into(ConsentFlow flow, int accountId, List<String> offered) {
        return flow.into(accountId, offered, newId(), hour(clock.instant()));
    }

    /** For the hidden field. */
    String seal(ConsentFlow flow, Session session) {
        try {
            byte[] bytes = Sealed.seal(keys, json.writeValueAsString(flow), session.sessionId());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flow must be JSON", e);
        }
    }

    /** Empty for a text that was changed, that another session's form held, or that is too old. */
    Optional<ConsentFlow> open(String text, Session session) {
        return decode(text)
                .flatMap(bytes -> Sealed.open(keys, bytes, session.sessionId()))
                .map(this::read)
                .filter(flow ->
                        flow.userId() == session.userId() && clock.instant().isBefore(flow.expiresAt()));
    }

    private String newId() {
        byte[] id = new byte[FLOW_ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static long hour(Instant time) {
        return Duration.ofSeconds(time.getEpochSecond()).toHours();
    }

    private ConsentFlow read(String text) {
        try {
            return json.readValue(text, ConsentFlow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we sealed is JSON", e);
        }
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
