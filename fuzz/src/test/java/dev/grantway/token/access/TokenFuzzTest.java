package dev.grantway.token.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.grantway.token.key.StrictText;
import dev.grantway.token.key.TokenText;
import java.nio.charset.StandardCharsets;

/** Codes and tokens as they come from outside: any text. */
class TokenFuzzTest {
    private static final String PREFIX = "gwa1_";
    private static final KnownTokens KNOWN = new KnownTokens();

    @FuzzTest
    void readsOnlyWhatWasMinted(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);

        assertThat(KNOWN.codes.read(text).isPresent()).isEqualTo(KNOWN.mintedCodes.contains(text));
        assertThat(KNOWN.access.read(text).isPresent()).isEqualTo(KNOWN.mintedAccess.contains(text));
        assertThat(KNOWN.apps.readThoughOver(text).isPresent()).isEqualTo(KNOWN.mintedByApps.contains(text));
        assertThat(KNOWN.isRefreshTokenRead(text)).isEqualTo(KNOWN.mintedRefresh.contains(text));
        assertOneSpelling(text);
    }

    /** Of as many bytes as the text has place for, so that every input is one of a possible length. */
    private static void assertOneSpelling(String text) {
        int length = Math.max(0, text.length() - PREFIX.length()) * 6 / 8;
        var form = new TokenText(PREFIX, length);

        var bytes = form.read(text);

        assertThat(bytes).isEqualTo(StrictText.read(PREFIX, length, text));
        bytes.ifPresent(read ->
                assertThat(form.write(TokenText.take(read, length)).value()).isEqualTo(text));
    }
}
