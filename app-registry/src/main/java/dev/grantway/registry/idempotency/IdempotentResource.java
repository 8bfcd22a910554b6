package dev.grantway.registry.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.platform.web.Problem;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers creations that may come with an {@code Idempotency-Key}. */
@Singleton
public class IdempotentResource {
    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Idempotency idempotency;
    private final ObjectMapper json;

    IdempotentResource(Idempotency idempotency, ObjectMapper json) {
        this.idempotency = idempotency;
        this.json = json;
    }

    /**
     * Answers a creation for which the caller was found to have the right.
     *
     * @param caller tells callers apart
     * @param path what is created
     * @param headers of the request
     * @param content what was sent
     * @param create makes it; an answer 201 says that it was made
     */
    public Response answer(String caller, String path, HttpHeaders headers, byte[] content, Supplier<Response> create) {
        // an empty one too, which a parameter of a method would not tell from none: whoever sends it means to be safe
        @Nullable List<String> keys = headers.getRequestHeader(HEADER);
        if (keys == null || keys.isEmpty()) {
            return create.get();
        }
        String key = keys.getFirst();
        if (keys.size() > 1 || !KEY.matcher(key).matches()) {
            return problem(Problem.ofFields(List.of(Problem.FieldError.ofParameter(
                    HEADER, "Send it once, with 1 to 255 visible ASCII characters and no spaces, or leave it out."))));
        }
        var outcome = idempotency.once(Attempt.of(caller, path, key, content), () -> tried(create.get()));
        return switch (outcome) {
            case RepeatOutcome.Made<Response>(var answer) -> again(answer);
            case RepeatOutcome.NotMade<Response>(var answer) -> answer;
            case RepeatOutcome.OtherContent<Response>() ->
                problem(new Problem(
                        422,
                        "Key used before",
                        "This Idempotency-Key came with another request before. Send a new key with a new request.",
                        "IDEMPOTENCY_KEY_REUSED"));
            case RepeatOutcome.StillRunning<Response>() ->
                problem(new Problem(
                        409,
                        "Still running",
                        "The request with this Idempotency-Key is being answered. Send it again in a moment.",
                        "IDEMPOTENCY_KEY_IN_USE"));
        };
    }

    /** What was sent, where its bytes are not at hand any more. */
    public byte[] content(Object request) {
        try {
            return json.writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request was JSON"); // its message could quote a secret
        }
    }

    private RepeatOutcome<Response> tried(Response answer) {
        if (answer.getStatus() != Response.Status.CREATED.getStatusCode()) {
            return new RepeatOutcome.NotMade<>(answer);
        }
        try {
            return new RepeatOutcome.Made<>(new KeptAnswer(
                    answer.getStatus(),
                    answer.getHeaderString(HttpHeaders.LOCATION),
                    answer.getHeaderString(HttpHeaders.ETAG),
                    json.writeValueAsString(answer.getEntity())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what answers a creation is JSON"); // its message could quote a secret
        }
    }

    private static Response again(KeptAnswer kept) {
        var answer = Response.status(kept.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(kept.body());
        if (kept.location() != null) {
            answer.header(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.etag() != null) {
            answer.header(HttpHeaders.ETAG, kept.etag());
        }
        return answer.build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
