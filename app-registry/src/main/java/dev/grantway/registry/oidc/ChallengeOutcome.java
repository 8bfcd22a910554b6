package dev.grantway.registry.oidc;

/** What became of the wish to sign in at the provider. */
public sealed interface ChallengeOutcome {
    /**
     * The browser goes there.
     *
     * @param state what the answer will come with
     */
    record GoThere(String url, String state) implements ChallengeOutcome {}

    /** It cannot be reached. */
    record Away() implements ChallengeOutcome {}
}
