package dev.grantway.install.api;

import dev.grantway.install.authorize.Door;
import dev.grantway.install.authorize.InstallLink;
import dev.grantway.install.authorize.InstallLinks;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.AccountId;
import dev.grantway.install.dryrun.DryRuns;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The dry run of an install link: what would happen to a person who opened it and chose an account, and why. For
 * operators' programs, the company's services and super admins of the account.
 */
@Path("/api/v1/install-links")
@Produces(MediaType.APPLICATION_JSON)
class InstallLinkResource {
    /** A valid challenge, for public apps have to send one; nothing ever has to fit it. RFC 7636, section 4.2. */
    private static final String ANY_CHALLENGE = "A".repeat(43);

    private final ApiCallers callers;
    private final InstallLinks links;
    private final DryRuns dryRuns;

    InstallLinkResource(ApiCallers callers, InstallLinks links, DryRuns dryRuns) {
        this.callers = callers;
        this.links = links;
        this.dryRuns = dryRuns;
    }

    /** Asks by the whole link, or by what it is made of: scopes are then separated by spaces. */
    @GET
    public Response dryRun(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @RestQuery @Nullable String authorizeUrl,
            @RestQuery @Nullable String clientId,
            @RestQuery @Nullable String redirectUri,
            @RestQuery @Nullable String scopes,
            @RestQuery @Nullable String optionalScopes,
            @RestQuery @Nullable String accountId,
            @RestQuery @Nullable String userId) {
        var caller = callers.identify(Optional.ofNullable(authorization));
        if (caller instanceof ApiCaller.Nobody) {
            return unknownCaller();
        }
        var link = authorizeUrl == null
                ? Optional.of(link(clientId, redirectUri, scopes, optionalScopes))
                : links.read(authorizeUrl);
        var account = id(accountId).or(() -> link.flatMap(InstallLink::accountId));
        var user = id(userId);
        var wrong = wrong(link, account, user);
        if (!wrong.isEmpty()) {
            return problem(Problem.ofFields(wrong));
        }
        return mayAsk(caller, account.orElseThrow())
                ? answer(link.orElseThrow(), account.orElseThrow(), user.orElseThrow())
                : problem(new Problem(403, "Forbidden", "You may not ask this of the account.", "FORBIDDEN"));
    }

    private Response answer(InstallLink link, int accountId, int userId) {
        return Response.ok(InstallLinkAnswer.of(dryRuns.run(link, accountId, userId), accountId, userId))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static List<Problem.FieldError> wrong(
            Optional<InstallLink> link, Optional<Integer> account, Optional<Integer> user) {
        var wrong = new ArrayList<Problem.FieldError>();
        if (link.isEmpty()) {
            wrong.add(new Problem.FieldError("authorizeUrl", "must be an install link of this site"));
        } else if (link.flatMap(InstallLink::accountId)
                .filter(chosen -> !account.equals(Optional.of(chosen)))
                .isPresent()) {
            wrong.add(new Problem.FieldError("accountId", "must be the account that the link names"));
        } else if (account.isEmpty()) {
            wrong.add(new Problem.FieldError("accountId", "must be the id of an account"));
        }
        if (user.isEmpty()) {
            wrong.add(new Problem.FieldError("userId", "must be the id of a user"));
        }
        return wrong;
    }

    /** Whoever answers for an account may know what its members would meet. */
    private static boolean mayAsk(ApiCaller caller, int accountId) {
        return caller instanceof ApiCaller.Operator
                || (caller instanceof ApiCaller.Member member
                        && member.accounts().stream()
                                .filter(AccountAccess::superAdmin)
                                .anyMatch(account -> account.accountId() == accountId));
    }

    private static InstallLink link(
            @Nullable String clientId,
            @Nullable String redirectUri,
            @Nullable String scopes,
            @Nullable String optionalScopes) {
        String query = Stream.of(
                        parameter("response_type", "code"),
                        parameter("code_challenge", ANY_CHALLENGE),
                        parameter("code_challenge_method", "S256"),
                        parameter("client_id", clientId),
                        parameter("redirect_uri", redirectUri),
                        parameter("scope", scopes),
                        parameter("optional_scope", optionalScopes))
                .collect(Collectors.joining("&"));
        return new InstallLink(Door.STANDARD, query, Optional.empty());
    }

    /** An empty value is none. */
    private static String parameter(String name, @Nullable String value) {
        return name + "=" + URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8);
    }

    private static Optional<Integer> id(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(AccountId::parse);
    }

    private static Response unknownCaller() {
        return Response.fromResponse(problem(
                        new Problem(401, "Unauthorized", "Sign in, or send an operator's token.", "SIGN_IN_REQUIRED")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
