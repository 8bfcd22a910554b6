package dev.grantway.registry.domains;

/** What became of a claim to a domain, or of a look at one. */
public sealed interface ClaimOutcome {
    /** It stands like this. */
    record Stands(DomainClaim claim) implements ClaimOutcome {}

    /**
     * Nothing was done.
     *
     * @param reason a sentence for the developer
     */
    record Refused(String reason) implements ClaimOutcome {}
}
