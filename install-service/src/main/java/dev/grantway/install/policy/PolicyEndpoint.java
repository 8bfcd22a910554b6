package dev.grantway.install.policy;

import dev.grantway.install.directory.AccountId;
import dev.grantway.install.page.AnswerMapper;
import dev.grantway.platform.session.CurrentSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The page of an account's policy. */
@Path("/connected-apps/policy")
class PolicyEndpoint {
    private static final int NO_ACCOUNT = 0;
    private static final long NO_VERSION = -1;
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private final PolicyEditor editor;
    private final CurrentSession sessions;

    PolicyEndpoint(PolicyEditor editor, CurrentSession sessions) {
        this.editor = editor;
        this.sessions = sessions;
    }

    @GET
    public Response show(
            @QueryParam("accountId") @Nullable String accountId, @QueryParam("saved") @Nullable String saved) {
        return AnswerMapper.response(editor.show(sessions.require(), account(accountId), "true".equals(saved)));
    }

    /** Whatever is not the word that opens something keeps it closed. */
    @POST
    public Response store(
            @QueryParam("accountId") @Nullable String accountId,
            @RestForm("version") @Nullable String version,
            @RestForm("installers") @Nullable String installers,
            @RestForm("publishers") @Nullable String publishers,
            @RestForm("allowed") @Nullable String allowed,
            @RestForm("blocked") @Nullable String blocked,
            @RestForm("ceiling") @Nullable String ceiling,
            @RestForm("optional_scope") List<String> optionalScopes) {
        var form = new PolicyForm(
                version(version),
                !"roles".equals(installers),
                !"any".equals(publishers),
                Objects.requireNonNullElse(allowed, ""),
                Objects.requireNonNullElse(blocked, ""),
                "all".equals(ceiling),
                Set.copyOf(optionalScopes));
        return AnswerMapper.response(editor.store(sessions.require(), account(accountId), form));
    }

    private static int account(@Nullable String accountId) {
        return Optional.ofNullable(accountId).flatMap(AccountId::parse).orElse(NO_ACCOUNT);
    }

    private static long version(@Nullable String version) {
        return Optional.ofNullable(version)
                .filter(VERSION.asMatchPredicate())
                .map(Long::parseLong)
                .orElse(NO_VERSION);
    }
}
