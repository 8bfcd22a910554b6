package dev.grantway.token.apicall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.route.ApiPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/crm/v3/contacts/512, /crm/v3/contacts/512",
        "/crm/v3/contacts/512/, /crm/v3/contacts/512",
        "/crm/v3/cont%61cts, /crm/v3/contacts",
        "/files/9d1f0f6e-0000-4000-8000-00000000000b, /files/9d1f0f6e-0000-4000-8000-00000000000b",
        "/files/a%20b+c, /files/a%20b%2Bc",
        "/files/%C3%A9, /files/%C3%A9",
        // next line, and text from right to left: nothing that a page or a terminal would obey
        "/files/%C2%85x, /files/%C2%85x",
        "/files/%E2%80%AEx, /files/%E2%80%AEx",
    })
    void isVisibleAscii(String sent, String kept) {
        assertThat(keptOf(sent)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "/tokens/gwa1_AAAA, /tokens/***",
        "/tokens/gwr1_AAAA/info, /tokens/***/info",
        "/tokens/x-gwi1_AA-A_A, /tokens/x-***",
        "/tokens/eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln, /tokens/***",
        "/tokens/AAAAAAAAAAAAAAAAAAAAbbbbbbbbbbbbbbbbbbbb, /tokens/***",
        "/tokens/AAAAAAAAAAAAAAAAAAAAbbbbbbbbbbbbbbbbbbb%3D, /tokens/***",
        "/tokens/AAAAAAAAAAAAAAAAAAAAbbbbbbbbbbbbbbbbbbb, /tokens/AAAAAAAAAAAAAAAAAAAAbbbbbbbbbbbbbbbbbbb",
        "/contacts/maria@globex.example/profile, /contacts/***/profile",
        "/contacts/maria%40globex.example, /contacts/***",
    })
    void hidesWhatMayBeASecretOrAnAddress(String sent, String kept) {
        assertThat(keptOf(sent)).isEqualTo(kept);
    }

    @Test
    void isCutOffBetweenCharacters() {
        String even = "/" + "%C3%A9".repeat(100); // a new character each 3 places from the second on
        String shifted = "/a" + "%C3%A9".repeat(100);

        assertThat(keptOf(even)).hasSize(511 + 3).endsWith("%C3%A9...");
        assertThat(keptOf(shifted)).hasSize(512 + 3).endsWith("%C3%A9...");
        assertThat(keptOf("/ab" + "%C3%A9".repeat(100))).hasSize(510 + 3);
        assertThat(keptOf("/a.".repeat(170))).hasSize(510);
        assertThat(keptOf("/a.".repeat(20_000))).hasSize(512 + 3).endsWith("/a...");
    }

    private static String keptOf(String raw) {
        return CallPath.of(ApiPath.read(raw).orElseThrow());
    }
}
