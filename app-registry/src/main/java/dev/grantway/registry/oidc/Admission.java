package dev.grantway.registry.oidc;

import dev.grantway.registry.oidc.AdmissionDecision.Bind;
import dev.grantway.registry.oidc.AdmissionDecision.Claimed;
import dev.grantway.registry.oidc.AdmissionDecision.Create;
import dev.grantway.registry.oidc.AdmissionDecision.Known;
import dev.grantway.registry.oidc.AdmissionDecision.Unknown;
import dev.grantway.registry.oidc.AdmissionDecision.Unverified;
import java.util.Optional;

/** Decides whom of ours a proven identity is; looks nothing up. */
final class Admission {
    private Admission() {}

    /**
     * The binding goes first: an address that moved at the provider takes over nobody's account, neither that of somebody who came
     * before nor, for who comes for the first time, that of somebody else who did.
     *
     * @param bound the user whom issuer and subject are bound to
     * @param owner the user who has the verified address
     */
    static AdmissionDecision decide(
            ProvenIdentity identity, Strangers strangers, Optional<Integer> bound, Optional<Owner> owner) {
        if (bound.isPresent()) {
            return new Known(bound.get());
        }
        if (strangers == Strangers.REFUSE) {
            return new Unknown();
        }
        if (identity.verifiedEmail().isEmpty()) {
            return new Unverified();
        }
        if (owner.isPresent()) {
            return owner.get().claimed() ? new Claimed() : new Bind(owner.get().userId());
        }
        return strangers == Strangers.CREATE
                ? new Create(identity.verifiedEmail().get())
                : new Unknown();
    }
}
