package dev.grantway.token.hubspot;

import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.TokenInspection;
import dev.grantway.token.oauth.Answer;
import dev.grantway.token.oauth.AnswerMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The account that an access token acts in: integration platforms ask it first, for its id. */
@Path("/account-info/{version: v3|2026-03|2026-09}/details")
@RunOnVirtualThread
class AccountInfoEndpoint {
    private static final String BEARER = "Bearer ";
    private static final String SCOPE = "oauth";

    private final TokenInspection inspection;
    private final AccountInfo info;
    private final Clock clock;

    AccountInfoEndpoint(TokenInspection inspection, AccountInfo info, Clock clock) {
        this.inspection = inspection;
        this.info = info;
        this.clock = clock;
    }

    @GET
    public Response describe(@HeaderParam("Authorization") Optional<String> authorization) {
        return AnswerMapper.toResponse(authorization
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .map(this::describe)
                .orElseGet(HubSpotErrors::unauthenticated));
    }

    private Answer describe(String token) {
        return inspection.inspectAccess(token).map(this::describe).orElseGet(() -> refuse(token));
    }

    /** HubSpot's clients refresh where they read that the time is over. */
    private Answer refuse(String token) {
        return inspection
                .endOf(token)
                .map(end -> HubSpotErrors.tokenExpired(end, clock.instant()))
                .orElseGet(HubSpotErrors::tokenNotGood);
    }

    private Answer describe(Access access) {
        return access.scopes().covers(List.of(SCOPE)) ? Answer.ok(info.of(access)) : HubSpotErrors.missingScope(SCOPE);
    }
}
