package dev.grantway.token.oauth;

import jakarta.ws.rs.core.Response;

/** An {@link Answer} into HTTP. */
public final class AnswerMapper {
    private AnswerMapper() {}

    public static Response toResponse(Answer answer) {
        var response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        answer.body().ifPresent(body -> response.type(Answer.JSON).entity(body));
        return response.build();
    }
}
