package dev.grantway.install.consent;

import dev.grantway.install.directory.AccountId;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import dev.grantway.platform.session.Session;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The forms of the account list and the consent page. */
@Path("/oauth/consent")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED) // a part of a multipart form is never read
class ConsentEndpoint {
    private static final int NO_ACCOUNT = 0;

    private final Consents consents;
    private final CurrentSession sessions;

    ConsentEndpoint(Consents consents, CurrentSession sessions) {
        this.consents = consents;
        this.sessions = sessions;
    }

    /** The account list again, with those alone that match. */
    @POST
    @Path("/accounts")
    public Response search(
            @RestForm("flow") @Nullable String flow,
            @RestForm("again") @Nullable String again,
            @RestForm("find") @Nullable String find) {
        var form = SentForm.of(flow, again);
        return answer(form, session -> consents.search(session, form, Objects.requireNonNullElse(find, "")));
    }

    @POST
    @Path("/account")
    public Response choose(
            @RestForm("flow") @Nullable String flow,
            @RestForm("again") @Nullable String again,
            @RestForm("account") @Nullable String account) {
        var form = SentForm.of(flow, again);
        int accountId = Optional.ofNullable(account).flatMap(AccountId::parse).orElse(NO_ACCOUNT);
        return answer(form, session -> consents.choose(session, form, accountId));
    }

    /** The page on an unverified publisher: the person knows who made the app, or does not say so. */
    @POST
    @Path("/unverified")
    public Response goOn(
            @RestForm("flow") @Nullable String flow,
            @RestForm("again") @Nullable String again,
            @RestForm("understood") @Nullable String understood) {
        var form = SentForm.of(flow, again);
        return answer(form, session -> consents.goOn(session, form, "true".equals(understood)));
    }

    /** Whatever is not the one word that grants does not grant. */
    @POST
    public Response decide(
            @RestForm("flow") @Nullable String flow,
            @RestForm("again") @Nullable String again,
            @RestForm("decision") @Nullable String decision,
            @RestForm("optional_scope") List<String> optionalScopes) {
        var form = SentForm.of(flow, again);
        var decided = "grant".equals(decision)
                ? new ConsentDecision.Granted(Set.copyOf(optionalScopes))
                : new ConsentDecision.Denied();
        return answer(form, session -> consents.decide(session, form, decided));
    }

    /** A form cannot be sent again after a detour over the sign-in page, so whoever is signed out is told. */
    private Response answer(SentForm form, Function<Session, Answer> use) {
        return AnswerMapper.response(sessions.find().map(use).orElseGet(() -> consents.signedOut(form)));
    }
}
