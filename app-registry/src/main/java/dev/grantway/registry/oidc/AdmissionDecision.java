package dev.grantway.registry.oidc;

import dev.grantway.registry.directory.EmailAddress;

/** Whether somebody whom the provider proved is let in, and as whom. */
sealed interface AdmissionDecision {
    /** They came before: whatever their address is now, they are who they were. */
    record Known(int userId) implements AdmissionDecision {}

    /** Their verified address is a user's: from now on they are bound to that user. */
    record Bind(int userId) implements AdmissionDecision {}

    /** They become a user with this address. */
    record Create(EmailAddress email) implements AdmissionDecision {}

    /** The provider does not vouch for an address. */
    record Unverified() implements AdmissionDecision {}

    /** Their address is that of a user whom another identity of the provider is bound to. */
    record Claimed() implements AdmissionDecision {}

    /** Nobody of ours has the address, or strangers are not let in. */
    record Unknown() implements AdmissionDecision {}
}
