package dev.grantway.install.api;

import dev.grantway.install.api.AskedLinkOutcome.Malformed;
import dev.grantway.install.api.AskedLinkOutcome.Read;
import dev.grantway.install.dryrun.DryRuns;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.SignInRequired;
import dev.grantway.platform.web.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dry run of an install link: what would happen to a person who opened it and chose an account, and why. For
 * operators' programs and the company's services, super admins of the account, and the app's developers; as a page for
 * who asks with a browser.
 */
@Path("/api/v1/install-links")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
class InstallLinkResource {
    private final ApiCallers callers;
    private final AskedLinkParser parser;
    private final InstallLinkAccess access;
    private final DryRuns dryRuns;
    private final InstallLinkPages pages;

    InstallLinkResource(
            ApiCallers callers,
            AskedLinkParser parser,
            InstallLinkAccess access,
            DryRuns dryRuns,
            InstallLinkPages pages) {
        this.callers = callers;
        this.parser = parser;
        this.access = access;
        this.dryRuns = dryRuns;
        this.pages = pages;
    }

    /** Asks by the whole link, or by what it is made of: scopes are then separated by spaces, or come one by one. */
    @GET
    public Response dryRun(
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        boolean page = AnswerMapper.prefersPages(headers);
        var caller = callers.identify(Optional.ofNullable(authorization));
        return switch (caller) {
            case ApiCaller.Nobody() -> unknownCaller(page && authorization == null);
            case ApiCaller.Unentitled() -> forbidden();
            case ApiCaller.Operator _, ApiCaller.Service _, ApiCaller.Member _ ->
                switch (parser.parse(uri.getQueryParameters())) {
                    case Malformed(var errors) ->
                        page ? page(pages.malformed(errors)) : problem(Problem.ofFields(errors));
                    case Read(var asked) -> answer(caller, asked, page);
                };
        };
    }

    private Response answer(ApiCaller caller, AskedLink asked, boolean page) {
        if (!access.mayAsk(caller, asked)) {
            return page ? page(pages.notYours()) : notYours();
        }
        var outcome = dryRuns.run(asked.link(), asked.accountId(), asked.person());
        var answer = InstallLinkAnswer.of(outcome, asked.accountId(), asked.person());
        return page
                ? page(pages.page(answer, asked, access.ownApp(caller, asked)))
                : Response.ok(answer, MediaType.APPLICATION_JSON_TYPE)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
    }

    private static Response unknownCaller(boolean sendToSignIn) {
        if (sendToSignIn) {
            throw new SignInRequired();
        }
        return Response.fromResponse(problem(
                        new Problem(401, "Unauthorized", "Sign in, or send an operator's token.", "SIGN_IN_REQUIRED")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response forbidden() {
        return problem(new Problem(403, "Forbidden", "The token lacks the scope for this.", "FORBIDDEN"));
    }

    private static Response notYours() {
        return problem(new Problem(
                404, "Not found", "There is no such account, or you may not look into that account.", "NOT_FOUND"));
    }

    private static Response page(Answer answer) {
        return Response.fromResponse(AnswerMapper.response(answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
