package dev.grantway.token.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.grantway.platform.seal.Secret;
import dev.grantway.token.client.CredentialsOutcome.Asserted;
import dev.grantway.token.client.CredentialsOutcome.Presented;
import dev.grantway.token.client.CredentialsOutcome.Refused;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** An input is the header's value, a line feed, and the form that came with it. RFC 6749, section 2.3.1. */
class BasicHeaderFuzzTest {
    private static final ParametersReader READER = new ParametersReader();

    @FuzzTest
    void readsOneClientOrRefuses(byte[] input) {
        String[] parts = new String(input, StandardCharsets.ISO_8859_1).split("\n", 2);
        String form = parts.length == 2 ? parts[1] : "";
        if (READER.readForm(form.getBytes(StandardCharsets.ISO_8859_1))
                instanceof ParametersOutcome.Read(var parameters)) {
            assertRead("Basic " + parts[0], parameters);
        }
    }

    private static void assertRead(String header, Parameters parameters) {
        boolean provenTwice = Stream.of("client_secret", "client_assertion", "client_assertion_type")
                .anyMatch(parameters::has);
        var expected = StrictBasic.read(header);
        switch (CredentialsReader.read(Optional.of(header), parameters)) {
            case Presented(String clientId, Optional<Secret> secret, boolean byHeader) -> {
                assertThat(provenTwice).isFalse();
                assertThat(byHeader).isTrue();
                assertThat(parameters.find("client_id").orElse(clientId)).isEqualTo(clientId);
                assertThat(Optional.of(new StrictBasic(
                                clientId, secret.map(Secret::value).orElse(""))))
                        .isEqualTo(expected);
            }
            case Asserted _ -> throw new AssertionError("a header that is no assertion was read as one");
            case Refused(var refusal)
            when refusal.reason() == Reason.CLIENT_UNKNOWN -> {
                assertThat(provenTwice).isFalse();
                assertThat(expected).isEmpty();
                assertThat(refusal.status()).isEqualTo(401);
            }
            case Refused(var refusal) -> {
                assertThat(refusal.status()).isEqualTo(400);
                assertThat(provenTwice || namesAnother(parameters, expected)).isTrue();
            }
        }
    }

    private static boolean namesAnother(Parameters parameters, Optional<StrictBasic> expected) {
        return expected.isPresent()
                && parameters
                        .find("client_id")
                        .filter(id -> !id.equals(expected.get().clientId()))
                        .isPresent();
    }
}
