package dev.grantway.token.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.grantway.token.oauth.Answer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Writes answers where no framework does. */
@Singleton
class AnswerWriter {
    private final ObjectMapper json;

    AnswerWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The body of an answer; of no length when it has none. */
    Buffer text(Answer answer) {
        try {
            return answer.body().isEmpty()
                    ? Buffer.buffer()
                    : Buffer.buffer(json.writeValueAsBytes(answer.body().get()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written", e);
        }
    }

    void write(RoutingContext context, Answer answer) {
        write(context, answer, text(answer));
    }

    void write(RoutingContext context, Answer answer, Buffer text) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return; // the client has gone, or was answered by another
        }
        var _ = end(response, answer, text);
    }

    /** Answers, and closes the connection: nothing that follows on it is read. */
    void writeLast(RoutingContext context, Answer answer) {
        var connection = context.request().connection();
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
        var _ = end(context.response(), answer, text(answer)).onComplete(_ -> connection.close());
    }

    private static Future<Void> end(HttpServerResponse response, Answer answer, Buffer text) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (text.length() > 0) {
            response.putHeader("Content-Type", Answer.JSON);
        }
        return response.end(text);
    }
}
