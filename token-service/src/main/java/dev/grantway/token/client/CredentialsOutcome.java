package dev.grantway.token.client;

import dev.grantway.platform.seal.Secret;
import dev.grantway.token.assertion.ClientAssertion;
import dev.grantway.token.oauth.Refusal;
import java.util.Optional;

/** What a request says of its client. */
sealed interface CredentialsOutcome {
    /**
     * One client, said one way.
     *
     * @param secret absent for a public app
     * @param byHeader whether it came by HTTP Basic
     */
    record Presented(String clientId, Optional<Secret> secret, boolean byHeader) implements CredentialsOutcome {}

    /** One client, by an assertion of its own. RFC 7523, section 2.2. */
    record Asserted(String clientId, ClientAssertion assertion) implements CredentialsOutcome {}

    /** Nothing, or two things. */
    record Refused(Refusal refusal) implements CredentialsOutcome {}
}
