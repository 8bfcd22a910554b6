package dev.grantway.token.hubspot;

import dev.grantway.token.grant.Identity;
import dev.grantway.token.introspection.AppTokenInspection;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;
import dev.grantway.token.introspection.InspectionOutcome.OfApp;
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
    private final AppTokenInspection appTokens;
    private final AccountInfo info;
    private final Clock clock;

    AccountInfoEndpoint(TokenInspection inspection, AppTokenInspection appTokens, AccountInfo info, Clock clock) {
        this.inspection = inspection;
        this.appTokens = appTokens;
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
        return inspection
                .inspectAccess(token)
                .map(access -> describe(access, access.grant().accountId(), access.identity()))
                .or(() -> appTokens.inspect(token).flatMap(this::describeInstallations))
                .orElseGet(() -> refuse(token));
    }

    /** HubSpot's clients refresh where they read that the time is over. */
    private Answer refuse(String token) {
        return inspection
                .endOf(token)
                .map(end -> HubSpotErrors.tokenExpired(end, clock.instant()))
                .orElseGet(HubSpotErrors::tokenNotGood);
    }

    /** Empty for an app's own token, which is in no account. */
    private Optional<Answer> describeInstallations(OfApp token) {
        return token instanceof InstallationAccess access
                ? Optional.of(describe(access, access.installation().accountId(), appTokens.identityOf(access)))
                : Optional.empty();
    }

    private Answer describe(OfApp token, int accountId, Identity identity) {
        return token.scopes().covers(List.of(SCOPE))
                ? Answer.ok(info.of(accountId, identity))
                : HubSpotErrors.missingScope(SCOPE);
    }
}
