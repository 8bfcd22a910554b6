package dev.grantway.install.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.install.authorize.ParseOutcome.Parsed;
import dev.grantway.install.authorize.ParseOutcome.Unreadable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestParserTest {
    private static final Door BOTH_NAMES =
            new Door("/door", false, false, List.of("optional_scope", "optional_scopes"));

    private final AuthorizationRequestParser parser = new AuthorizationRequestParser();

    @Nested
    class Scopes {
        @ParameterizedTest
        @ValueSource(strings = {"scope=a+b", "scope=a%20b", "scope=a+b+a", "scope=+a++b+", "scope=a%20%20b"})
        void areSeparatedByEitherSpaceAndCountOnce(String query) {
            assertThat(parsed(query).scopes()).containsExactly("a", "b");
        }

        @Test
        void keepTheOrderAsked() {
            assertThat(parsed("scope=c+a+b").scopes()).containsExactly("c", "a", "b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"optional_scope=a+b", "optional_scopes=a+b", "optional_scope=a&optional_scopes=b"})
        void areOptionalUnderEitherNameOfTheDoor(String query) {
            assertThat(parsed(query).optionalScopes()).containsExactly("a", "b");
        }

        @Test
        void haveOneNameAtTheStandardDoor() {
            assertThat(parsed(Door.STANDARD, "optional_scopes=a&optional_scope=b")
                            .optionalScopes())
                    .containsExactly("b");
        }
    }

    @Nested
    class TheState {
        @ParameterizedTest
        @ValueSource(
                strings = {"a%2Bb", "a+b", "a%20b", "%7B%22k%22%3A1%7D", "%E2%82%AC", "a=b", "%FF", "a%2bb", "~._-"})
        void goesBackByteByByte(String state) {
            assertThat(parsed("state=" + state).state().orElseThrow().encoded()).isEqualTo(state);
        }

        @ParameterizedTest
        @CsvSource({"a|b, a%7Cb", "\"q\", %22q%22", "<x>, %3Cx%3E", "a\\b, a%5Cb"})
        void isEncodedWhereItsCharactersBelongInNoQuery(String sent, String back) {
            assertThat(parsed("state=" + sent).state().orElseThrow().encoded()).isEqualTo(back);
        }

        @Test
        void isReadForItsMeaning() {
            assertThat(parsed("state=a%2Bb+c").state().orElseThrow().text()).isEqualTo("a+b c");
        }

        @Test
        void mayHaveEightKilobytes() {
            assertThat(parsed("state=" + "s".repeat(8 * 1024)).state()).isPresent();
            assertThat(parser.parse(BOTH_NAMES, "state=" + "s".repeat(8 * 1024 + 1)))
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Nested
    class Repetition {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "client_id",
                    "redirect_uri",
                    "scope",
                    "state",
                    "response_type",
                    "response_mode",
                    "code_challenge",
                    "code_challenge_method",
                    "optional_scope",
                    "optional_scopes"
                })
        void isNoticedOfEachKnownParameter(String name) {
            assertThat(parsed(name + "=a&" + name + "=a").repeated()).containsExactly(name);
        }

        @Test
        void isNoticedWhateverTheEncodingOfTheName() {
            assertThat(parsed("client_id=a&%63lient_id=b").repeated()).containsExactly("client_id");
        }

        @Test
        void ofUnknownParametersIsPassedOver() {
            assertThat(parsed("utm=a&utm=b").repeated()).isEmpty();
        }
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(parsed("redirect_uri=&state=&response_type").redirectUri()).isEmpty();
        assertThat(parsed("redirect_uri=&state=&response_type").state()).isEmpty();
        assertThat(parsed("redirect_uri=&state=&response_type").responseType()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=%zz", "client_id=%", "%zz=1", "scope=%e"})
    void refusesAnEncodingThatCannotBeRead(String query) {
        assertThat(parser.parse(BOTH_NAMES, query)).isInstanceOf(Unreadable.class);
    }

    @Test
    void refusesAQueryOfMoreThanSixteenKilobytes() {
        assertThat(parser.parse(BOTH_NAMES, "x=" + "y".repeat(16 * 1024 - 2))).isInstanceOf(Parsed.class);
        assertThat(parser.parse(BOTH_NAMES, "x=" + "y".repeat(16 * 1024 - 1))).isInstanceOf(Unreadable.class);
    }

    @Test
    void passesOverTwoHundredUnknownParameters() {
        String many = IntStream.range(0, 200).mapToObj(i -> "p" + i + "=v").collect(Collectors.joining("&"));

        assertThat(parsed(many + "&client_id=c").clientId()).contains("c");
    }

    private AuthorizationRequest parsed(String query) {
        return parsed(BOTH_NAMES, query);
    }

    private AuthorizationRequest parsed(Door door, String query) {
        assertThat(parser.parse(door, query)).isInstanceOf(Parsed.class);
        return ((Parsed) parser.parse(door, query)).request();
    }
}
