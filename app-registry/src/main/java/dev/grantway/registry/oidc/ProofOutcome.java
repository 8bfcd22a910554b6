package dev.grantway.registry.oidc;

/** What the provider's answer is worth. */
public sealed interface ProofOutcome {
    /** The provider says who it is. */
    record Proven(ProvenIdentity identity) implements ProofOutcome {}

    /** It proves nothing. */
    record Worthless() implements ProofOutcome {}

    /** The provider cannot be reached, so it is not known. */
    record Away() implements ProofOutcome {}
}
