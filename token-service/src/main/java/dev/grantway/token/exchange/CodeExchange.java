package dev.grantway.token.exchange;

import dev.grantway.contracts.events.AppStatus;
import dev.grantway.platform.outbox.Outbox;
import dev.grantway.token.access.Recipient;
import dev.grantway.token.code.AuthorizationCode;
import dev.grantway.token.code.CodeMint;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Grants;
import dev.grantway.token.grant.RevokeReason;
import dev.grantway.token.installation.InstallationState;
import dev.grantway.token.oauth.Reason;
import dev.grantway.token.oauth.TokenOutcome;
import dev.grantway.token.refresh.TokenPair;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Exchanges a code for tokens. RFC 6749, section 4.1.3. */
@Singleton
class CodeExchange {
    private static final Logger LOG = Logger.getLogger(CodeExchange.class);

    private final CodeMint codes;
    private final ExchangeStore store;
    private final Outbox outbox;
    private final Grants grants;
    private final TokenPair tokens;

    CodeExchange(CodeMint codes, ExchangeStore store, Outbox outbox, Grants grants, TokenPair tokens) {
        this.codes = codes;
        this.store = store;
        this.outbox = outbox;
        this.grants = grants;
        this.tokens = tokens;
    }

    TokenOutcome redeem(Recipient to, TokenRequest.Code request) {
        var app = to.app();
        var code = codes.read(request.code().value());
        if (code.isEmpty() || app.status() != AppStatus.ACTIVE) {
            return unknown();
        }
        var proof = CodeProof.of(code.get(), app.clientId(), request);
        return !app.confidential() && request.verifier().isEmpty()
                ? unproven(to, code.get(), proof)
                : redeem(to, code.get(), proof);
    }

    /** Without a secret the verifier is the only proof, and nothing is spent; a replay it may be. RFC 9700, section 2.1.1. */
    private TokenOutcome unproven(Recipient to, AuthorizationCode code, CodeProof proof) {
        return store.look(proof)
                .filter(CodeLook::spent)
                .map(look -> ended(to, code, grantOf(look)))
                .orElseGet(() -> refused(Reason.CODE_VERIFIER_DIFFERS, "code_verifier is missing."));
    }

    private TokenOutcome redeem(Recipient to, AuthorizationCode code, CodeProof proof) {
        return switch (store.redeem(proof)) {
            case RedeemOutcome.Redeemed(var grant) -> {
                outbox.wake();
                yield issued(to, grant);
            }
            case RedeemOutcome.NotGood(var look) -> look.spent() ? replayed(to, code, look) : refused(look);
            case RedeemOutcome.Unknown() -> unknown();
        };
    }

    /**
     * A spent code returns. Its first answer may have been lost, so the same request gets the same tokens for ten
     * seconds; else somebody has the code who should not, and what came of it ends. RFC 9700, section 4.5.
     */
    private TokenOutcome replayed(Recipient to, AuthorizationCode code, CodeLook look) {
        var grant = grantOf(look);
        boolean sameRequest = look.spentJustNow() && look.redirectFits() && look.verifierFits();
        return sameRequest
                ? grant.filter(known -> known.standing() == Grant.Standing.LIVE)
                        .map(known -> issued(to, known))
                        .orElseGet(CodeExchange::unknown)
                : ended(to, code, grant);
    }

    private Optional<Grant> grantOf(CodeLook look) {
        return look.liveGrant().flatMap(grants::find);
    }

    private TokenOutcome ended(Recipient to, AuthorizationCode code, Optional<Grant> grant) {
        LOG.warnf(
                "the code of flow %s came again to app %d: its grant ends",
                code.flowId(), to.app().appId());
        grant.ifPresent(known -> grants.revoke(known, RevokeReason.CODE_REPLAYED));
        return unknown();
    }

    private static TokenOutcome refused(CodeLook look) {
        if (!look.redirectFits()) {
            return refused(Reason.REDIRECT_URI_DIFFERS, "redirect_uri is not the one of the authorization request.");
        }
        if (!look.verifierFits()) {
            return refused(Reason.CODE_VERIFIER_DIFFERS, "code_verifier does not fit the authorization request.");
        }
        if (look.current() && look.state() == InstallationState.SUSPENDED) {
            return refused(Reason.SUSPENDED, "The installation is suspended.");
        }
        return look.expired() ? refused(Reason.CODE_EXPIRED, "The code is older than a minute.") : unknown();
    }

    private TokenOutcome issued(Recipient to, Grant grant) {
        return new TokenOutcome.Issued(tokens.of(grant, to));
    }

    private static TokenOutcome unknown() {
        return refused(Reason.CODE_UNKNOWN, "The code is missing or unknown, or was used.");
    }

    private static TokenOutcome refused(Reason reason, String description) {
        return TokenOutcome.refused(reason, description);
    }
}
