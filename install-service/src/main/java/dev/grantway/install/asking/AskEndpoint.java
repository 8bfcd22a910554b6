package dev.grantway.install.asking;

import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The form by which a person asks an administrator; without a note in it, the page on which to write one. */
@Path("/oauth/consent/request")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class AskEndpoint {
    private final Asking asking;
    private final CurrentSession sessions;

    AskEndpoint(Asking asking, CurrentSession sessions) {
        this.asking = asking;
        this.sessions = sessions;
    }

    /** A form cannot be sent again after a detour over the sign-in page, so whoever is signed out is told. */
    @POST
    public Response ask(@RestForm("flow") @Nullable String flow, @RestForm("note") @Nullable String note) {
        String sealed = Objects.requireNonNullElse(flow, "");
        var typed = Optional.ofNullable(note).map(TypedText::of);
        return AnswerMapper.response(sessions.find()
                .map(session -> asking.ask(session, sealed, typed))
                .orElseGet(asking::signedOut));
    }
}
