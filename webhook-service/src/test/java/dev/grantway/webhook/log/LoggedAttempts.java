package dev.grantway.webhook.log;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.attempt.RequestText;
import dev.grantway.webhook.outgoing.DeliveryText;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts attempts into the log, as if they had come from Kafka. */
@Singleton
public class LoggedAttempts {
    private final AttemptLog log;
    private final TextErasure erasure;
    private final DeliveryText text;

    LoggedAttempts(AttemptLog log, TextErasure erasure, DeliveryText text) {
        this.log = log;
        this.erasure = erasure;
        this.text = text;
    }

    /** A delivered attempt of an app with one event; everything else is as a test sets it. */
    public Draft draft(int appId) {
        return new Draft(appId);
    }

    public void add(Draft... drafts) {
        log.add(List.of(drafts).stream().map(Draft::attempt).toList());
    }

    public void eraseOldTexts() {
        erasure.erase();
    }

    /** An attempt to be. */
    public final class Draft {
        private final UUID id = UUID.randomUUID();
        private final int appId;
        private String webhookId = "msg_" + id;
        private Instant startedAt = Instant.now();
        private int accountId = 2;
        private int number;
        private String outcome = Attempt.DELIVERED;
        private @Nullable String failure;
        private @Nullable Integer status = 200;
        private long millis = 5;
        private List<String> eventTypes = List.of("contact.creation");
        private List<Long> eventIds = List.of(Math.abs(id.getMostSignificantBits() >>> 12));
        private List<String> deliveryIds = List.of(webhookId);
        private List<String> objectIds = List.of();
        private String body = "[]";
        private boolean kept;

        private Draft(int appId) {
            this.appId = appId;
        }

        public UUID id() {
            return id;
        }

        public String webhookId() {
            return webhookId;
        }

        public Draft webhook(String of) {
            webhookId = of;
            deliveryIds = List.of(of);
            return this;
        }

        public Draft at(Instant time) {
            startedAt = time;
            return this;
        }

        public Draft account(int of) {
            accountId = of;
            return this;
        }

        public Draft number(int of) {
            number = of;
            return this;
        }

        public Draft took(long of) {
            millis = of;
            return this;
        }

        /** Failed by a status, to be repeated. */
        public Draft status(int of) {
            outcome = of / 100 == 2 ? Attempt.DELIVERED : Attempt.RETRY;
            failure = of / 100 == 2 ? null : Attempt.WRONG_STATUS;
            status = of;
            return this;
        }

        /** Failed without an answer, to be repeated. */
        public Draft failure(String word) {
            outcome = Attempt.RETRY;
            failure = word;
            status = null;
            return this;
        }

        /** Failed by a status that the app takes for final, or that turned deliveries off. */
        public Draft over(int of, String word) {
            outcome = Attempt.GAVE_UP;
            failure = word;
            status = of;
            return this;
        }

        /** Ended by a developer while it waited. */
        public Draft cancelled() {
            outcome = Attempt.CANCELLED;
            failure = null;
            status = null;
            return this;
        }

        public Draft gaveUp() {
            outcome = Attempt.GAVE_UP;
            return this;
        }

        public Draft types(String... of) {
            eventTypes = List.of(of);
            return this;
        }

        public Draft events(Long... of) {
            eventIds = List.of(of);
            return this;
        }

        public Draft deliveries(String... of) {
            deliveryIds = List.of(of);
            return this;
        }

        public Draft objects(String... of) {
            objectIds = List.of(of);
            return this;
        }

        /** Texts are kept of it. */
        public Draft kept(String sent) {
            kept = true;
            body = sent;
            return this;
        }

        private Attempt attempt() {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return new Attempt(
                    id,
                    startedAt,
                    webhookId,
                    appId,
                    accountId,
                    "ins_" + appId,
                    1,
                    number,
                    outcome,
                    failure,
                    status,
                    millis,
                    "https://app.example/hooks",
                    bytes.length,
                    10,
                    eventTypes,
                    eventIds,
                    deliveryIds,
                    objectIds,
                    outcome.equals(Attempt.RETRY) ? startedAt.plusSeconds(30) : null,
                    kept ? seal("the answer", Attempt.placeOf(id)) : null,
                    kept ? seal(request(bytes), Attempt.placeOfRequest(id)) : null,
                    null);
        }

        private String request(byte[] bytes) {
            return RequestText.of(
                            "https://app.example/hooks",
                            Map.of("webhook-id", webhookId, "webhook-timestamp", "1", "webhook-signature", "v1,x"),
                            bytes)
                    .text();
        }

        private String seal(String plain, String place) {
            return Base64.getEncoder().encodeToString(text.seal(plain, place));
        }
    }
}
