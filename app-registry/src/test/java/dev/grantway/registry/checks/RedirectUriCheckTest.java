package dev.grantway.registry.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/cb",
                "https://app.example",
                "https://app.example:8443/cb?x=1",
                "https://xn--bcher-kva.example/cb",
                "https://app.example/%7Euser/cb",
                "http://localhost/cb",
                "http://localhost:8090/oauth-callback",
                "http://127.0.0.1:51004/cb",
                "http://[::1]:51004/cb",
                "https://localhost/cb"
            })
    void takesHttpsAndPlainHttpOnThisMachine(String url) {
        assertThat(RedirectUriCheck.problem(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://app.example/cb#frag               | fragment
                    https://app.example/cb#                   | fragment
                    http://app.example/cb                     | must begin with https://
                    http://localhost.evil.example/cb          | must begin with https://
                    HTTPS://app.example/cb                    | must begin with https://
                    javascript:alert(1)                       | must be absolute
                    data:text/html,x                          | must be absolute
                    vbscript:x                                | must be absolute
                    file:///etc/passwd                        | must be absolute
                    myapp://callback/x                        | must begin with https://
                    ftp://app.example/cb                      | must begin with https://
                    https://*.app.example/cb                  | wildcard
                    https://app.example/*                     | wildcard
                    https://app.example*                      | wildcard
                    https://app.example@evil.test/cb          | user name
                    https://a@b@app.example/cb                | user name
                    https://app.example%40evil.test/cb        | no host
                    https://203.0.113.7/cb                    | IP address
                    https://2130706433/cb                     | IP address
                    https://0x7f000001/cb                     | IP address
                    https://127.1/cb                          | no host
                    http://127.0.0.2/cb                       | IP address
                    https://[2001:db8::1]/cb                  | IP address
                    http://169.254.169.254/cb                 | IP address
                    //app.example/cb                          | must be absolute
                    /cb                                       | must be absolute
                    cb                                        | must be absolute
                    https:app.example/cb                      | must be absolute
                    https:///app.example/cb                   | must be absolute
                    https://app.example:0/cb                  | port
                    https://app.example:99999/cb              | port
                    https://app.example/a b                   | space
                    https://app.example\\@evil.test/cb        | rewrite
                    https://app.example/"onload="x            | rewrite
                    https://bücher.example/cb                 | outside ASCII
                    """)
    void refusesWhatCouldLeadACodeAstrayAndSaysWhy(String url, String reason) {
        assertThat(RedirectUriCheck.problem(url))
                .hasValueSatisfying(
                        message -> assertThat(message).contains(reason).contains(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://app.example/\r\nSet-Cookie: x",
                "https://app.example/\u0000",
                "\thttps://app.example"
            })
    void refusesControlCharactersWithoutRepeatingThem(String url) {
        assertThat(RedirectUriCheck.problem(url))
                .hasValueSatisfying(message -> assertThat(message.chars()).noneMatch(Character::isISOControl));
    }
}
