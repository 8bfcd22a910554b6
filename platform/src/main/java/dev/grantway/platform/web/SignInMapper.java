package dev.grantway.platform.web;

import dev.grantway.platform.session.SignInRequired;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sends a browser without a session to sign in, and back to where it was; tells a program 401. */
public class SignInMapper { // public, and its method too: the caller is generated into another class loader
    private final String baseUrl;

    SignInMapper(@ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @ServerExceptionMapper
    public Response signInFirst(SignInRequired required, HttpHeaders headers, Request request, UriInfo uri) {
        if (isProgram(headers, uri)) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .type(Problem.MEDIA_TYPE)
                    .entity(new Problem(401, "Sign-in required", "Sign in, or send a token.", "SIGN_IN_REQUIRED"))
                    .build();
        }
        String back = request.getMethod().equals("GET") ? pathAndQuery(uri.getRequestUri()) : pageOfForm(headers);
        return Response.seeOther(URI.create(baseUrl + "/signin?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8)))
                .build();
    }

    /** Who takes anything is a browser at a page, and a program at an API. */
    private static boolean isProgram(HttpHeaders headers, UriInfo uri) {
        var accepted = headers.getAcceptableMediaTypes();
        boolean takesPages = accepted.stream().anyMatch(MediaType.TEXT_HTML_TYPE::isCompatible);
        return !takesPages || (uri.getPath().startsWith("/api/") && !accepted.contains(MediaType.TEXT_HTML_TYPE));
    }

    /** The page that the form was on: what was typed cannot be kept, the place can. */
    private String pageOfForm(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString("Referer"))
                .filter(referer -> referer.startsWith(baseUrl + "/"))
                .map(referer -> referer.substring(baseUrl.length()))
                .orElse("/");
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
