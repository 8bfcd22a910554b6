package dev.grantway.registry.oidc;

import dev.grantway.registry.directory.Person;

/** What became of somebody whom the provider proved. */
public sealed interface AdmissionOutcome {
    /** They are this person of ours. */
    record Admitted(Person person) implements AdmissionOutcome {}

    /** The provider does not vouch for an address, so it is not known whom of ours they are. */
    record Unverified() implements AdmissionOutcome {}

    /** Another identity of the provider has their address here. */
    record Claimed() implements AdmissionOutcome {}

    /** They are nobody of ours. */
    record Unknown() implements AdmissionOutcome {}
}
