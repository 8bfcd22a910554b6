package dev.grantway.token.hubspot;

import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Each version of HubSpot's door has its own paths: those of another one are answered as unknown, in its words. */
@ApplicationScoped // not a singleton: filters are made at build time, before there is configuration
public class HubSpotPathFilter {
    private static final String DOOR = "/oauth/";
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern VERSIONED = Pattern.compile("/oauth/(v1|v3|2026-03|2026-09)/(.*)");
    private static final Pattern OF_V1 = Pattern.compile("token|(access|refresh)-tokens/[^/]+");
    private static final Pattern OF_NEWER = Pattern.compile("token(/introspect|/revoke)?");

    private final HubSpotConfig config;

    HubSpotPathFilter(HubSpotConfig config) {
        this.config = config;
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<Response> refuse(ContainerRequestContext request) {
        return refusal(request.getUriInfo().getPath()).map(AnswerMapper::toResponse);
    }

    /** Empty for a path that is there, or is none of this door. */
    Optional<Answer> refusal(String raw) {
        // a client whose base path ends in a slash doubles it
        String path = raw.contains("//") ? SLASHES.matcher(raw).replaceAll("/") : raw;
        if (!path.startsWith(DOOR)) {
            return Optional.empty();
        }
        var versioned = VERSIONED.matcher(path);
        return versioned.matches() ? refusal(versioned.group(1).equals("v1"), versioned.group(2)) : Optional.empty();
    }

    private Optional<Answer> refusal(boolean first, String rest) {
        if (first && !config.v1()) {
            return Optional.of(HubSpotErrors.gone());
        }
        return (first ? OF_V1 : OF_NEWER).matcher(rest).matches()
                ? Optional.empty()
                : Optional.of(HubSpotErrors.notFound("There is no such path in this version of the OAuth API."));
    }
}
