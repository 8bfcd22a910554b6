package dev.grantway.token.code;

import dev.grantway.token.code.IssueOutcome.Cause;
import dev.grantway.token.code.IssueOutcome.Issued;
import dev.grantway.token.code.IssueOutcome.Refused;
import dev.grantway.token.grant.Identities;
import dev.grantway.token.installation.Installation;
import dev.grantway.token.installation.Installations;
import dev.grantway.token.installation.OpeningOutcome;
import dev.grantway.token.key.Sha256;
import dev.grantway.token.scope.ScopeSets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Stores consents and gives out their codes. RFC 6749, section 4.1.2. */
@Singleton
public class AuthorizationCodes {
    private final Installations installations;
    private final CodeStore store;
    private final CodeMint mint;
    private final ScopeSets scopes;
    private final Identities identities;
    private final Clock clock;

    AuthorizationCodes(
            Installations installations,
            CodeStore store,
            CodeMint mint,
            ScopeSets scopes,
            Identities identities,
            Clock clock) {
        this.installations = installations;
        this.store = store;
        this.mint = mint;
        this.scopes = scopes;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * Opens the installation and stores the consent, both or neither; told again, it answers the same for as long as the
     * code is good. One that was spent is not given out again: its second exchange would end the grant.
     */
    @Transactional
    public IssueOutcome issue(Consent consent) {
        if (!CodeHours.at(clock.instant()).take(consent.code().hour())) {
            return new Refused(Cause.FLOW_OUT_OF_TIME);
        }
        return switch (installations.open(
                consent.proposedInstallationId(), consent.appId(), consent.accountId(), consent.generation())) {
            case OpeningOutcome.GenerationClosed() -> new Refused(Cause.GENERATION_CLOSED);
            case OpeningOutcome.Suspended() -> new Refused(Cause.SUSPENDED);
            case OpeningOutcome.Open(var installation) -> issue(consent, installation);
        };
    }

    private IssueOutcome issue(Consent consent, Installation installation) {
        var row = new CodeRow(
                consent.code(),
                installation,
                consent.clientId(),
                consent.appId(),
                consent.accountId(),
                consent.userId(),
                consent.mode(),
                scopes.findOrStore(consent.scopes()).id(),
                consent.challenge());
        var identity = identities.seal(consent.identity(), consent.appId(), consent.accountId(), consent.userId());
        return switch (store.insertOrFind(row, Sha256.of(consent.redirectUri()), identity, consent.consentedAt())) {
            case GOOD -> new Issued(mint.mint(consent.code()), installation.id(), installation.generation());
            case OVER -> refused(Cause.CODE_OVER);
            case ANOTHER -> refused(Cause.FLOW_REUSED);
        };
    }

    /** The installation may have been opened for it. */
    private static IssueOutcome refused(Cause cause) {
        QuarkusTransaction.setRollbackOnly();
        return new Refused(cause);
    }
}
