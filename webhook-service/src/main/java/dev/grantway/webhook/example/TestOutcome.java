package dev.grantway.webhook.example;

/** What became of the wish for a test event. */
public sealed interface TestOutcome {
    /** It is on its way. */
    record Sent(String webhookId) implements TestOutcome {}

    /** The app has no target, or is not active. */
    record NoTarget() implements TestOutcome {}

    /** The platform has no such type. */
    record UnknownType() implements TestOutcome {}

    /** There were too many within this minute. */
    record TooMany() implements TestOutcome {}

    /** Kafka does not take it for now. */
    record NotNow() implements TestOutcome {}
}
