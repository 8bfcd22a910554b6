package dev.grantway.token.oauth;

/** What came of reading a request's parameters. */
public sealed interface ParametersOutcome {
    /** Each has one value. */
    record Read(Parameters parameters) implements ParametersOutcome {}

    /** Cannot be read one way only. */
    record Refused(Refusal refusal) implements ParametersOutcome {}
}
