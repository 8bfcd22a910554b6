package dev.grantway.install.page;

import dev.grantway.platform.web.ContentSecurityPolicy;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers as HTTP. */
public final class AnswerMapper {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private AnswerMapper() {}

    /** Whether who asks at an API wants a page: a browser names pages first, a program names JSON or takes anything. */
    public static boolean prefersPages(HttpHeaders headers) {
        var first = headers.getAcceptableMediaTypes().getFirst();
        return first.getType().equals("text") && first.getSubtype().equals("html");
    }

    /** Redirects are 303 whatever they answer, so that no browser repeats a form elsewhere. RFC 9700, section 4.12. */
    public static Response response(Answer answer) {
        return switch (answer) {
            case Answer.Page(var status, var content, var policy) ->
                Response.status(status)
                        .type(HTML)
                        .header(ContentSecurityPolicy.HEADER, policy)
                        .entity(content)
                        .build();
            case Answer.Redirect(var location) ->
                Response.status(Response.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, location)
                        .build();
        };
    }
}
