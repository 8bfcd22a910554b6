package dev.grantway.token.http;

import dev.grantway.token.oauth.AnswerMapper;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what went wrong at an endpoint of the framework's. */
public class FailureMapper { // public, and its methods too: the caller is generated
    @ServerExceptionMapper
    public Response answer(RuntimeException failure) {
        if (failure instanceof WebApplicationException refusal) {
            return refusal.getResponse();
        }
        if (isOfTheForm(failure)) { // its message quotes a value, which may be a secret
            return answer(400, "The form is not percent-encoded UTF-8.");
        }
        return AnswerMapper.toResponse(Failures.of(failure));
    }

    /** A body that no endpoint reads. */
    @ServerExceptionMapper
    public Response answer(NotSupportedException failure) {
        return answer(415, "Send a form (application/x-www-form-urlencoded) or JSON.");
    }

    /** The framework reads forms before any endpoint does. */
    private static boolean isOfTheForm(RuntimeException failure) {
        return failure instanceof IllegalArgumentException
                && Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().contains("FormEncodedData"));
    }

    private static Response answer(int status, String description) {
        return AnswerMapper.toResponse(Failures.answer(status, "invalid_request", description));
    }
}
