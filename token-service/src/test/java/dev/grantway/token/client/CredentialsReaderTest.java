package dev.grantway.token.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.client.CredentialsOutcome.Presented;
import dev.grantway.token.client.CredentialsOutcome.Refused;
import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.ParametersReader;
import dev.grantway.token.oauth.Reason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids of clients, which anyone may send and the catalog remembers: those that RFC 6749, appendix A.1, allows. */
class CredentialsReaderTest {
    static Stream<String> idsThatNoClientHas() {
        return Stream.of("x".repeat(2049), "a\nb", "a\tb", "a\u007fb", "caf\u00e9", "\ud83d\ude00");
    }

    @ParameterizedTest
    @MethodSource("idsThatNoClientHas")
    void refusesAnIdThatNoClientHas(String id) {
        assertThat(refusalOf(CredentialsReader.read(Optional.empty(), form("client_id=" + encoded(id)))))
                .isEqualTo(Reason.CLIENT_UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("idsThatNoClientHas")
    void refusesItByHttpBasicToo(String id) {
        assertThat(refusalOf(CredentialsReader.read(Optional.of(basic(encoded(id) + ":secret")), form(""))))
                .isEqualTo(Reason.CLIENT_UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("idsThatNoClientHas")
    void answersHttpBasicByAChallenge(String id) {
        var outcome = CredentialsReader.read(Optional.of(basic(encoded(id) + ":secret")), form(""));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().status()).isEqualTo(401));
    }

    @Test
    void refusesNulAndNothing() {
        assertThat(refusalOf(CredentialsReader.read(Optional.of(basic("a%00b:secret")), form(""))))
                .isEqualTo(Reason.CLIENT_UNKNOWN);
        assertThat(refusalOf(CredentialsReader.read(Optional.of(basic(":secret")), form(""))))
                .isEqualTo(Reason.CLIENT_UNKNOWN);
    }

    @Test
    void takesTheLongestAndEveryVisibleCharacter() {
        for (String id : new String[] {"x".repeat(2048), " !\"#~"}) {
            assertThat(CredentialsReader.read(Optional.empty(), form("client_id=" + encoded(id))))
                    .isInstanceOfSatisfying(
                            Presented.class,
                            presented -> assertThat(presented.clientId()).isEqualTo(id));
        }
    }

    private static Reason refusalOf(CredentialsOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).refusal().reason();
    }

    private static Parameters form(String text) {
        var outcome = new ParametersReader().readForm(text.getBytes(StandardCharsets.US_ASCII));
        return ((ParametersOutcome.Read) outcome).parameters();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.ISO_8859_1));
    }
}
