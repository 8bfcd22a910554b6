package dev.grantway.install.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectMatchTest {
    @ParameterizedTest(name = "{0} | {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
            https://app.example/cb | https://app.example/cb       | true
            https://app.example/cb | https://app.example/cb/      | false
            https://app.example/cb | https://APP.example/cb       | false
            https://app.example/cb | https://app.example:443/cb   | false
            http://localhost/cb    | http://localhost/cb          | true
            http://localhost/cb    | http://localhost:51004/cb    | true
            http://localhost/cb    | http://localhost:65535/cb    | true
            http://localhost/cb    | http://localhost:65536/cb    | false
            http://localhost/cb    | http://localhost:0/cb        | false
            http://localhost/cb    | http://localhost:/cb         | false
            http://localhost/cb    | http://localhost:80@evil.test/cb | false
            http://localhost/cb    | http://localhost:8080/cb?x=1 | false
            http://localhost/cb    | http://localhost:8080/cb/    | false
            http://localhost/cb    | http://localhost/            | false
            http://localhost/cb    | http://localhost             | false
            http://localhost/cb    | http://127.0.0.1:8080/cb     | false
            http://127.0.0.1/cb    | http://127.0.0.1:51004/cb    | true
            http://[::1]/cb        | http://[::1]:51004/cb        | true
            http://localhost:80/cb | http://localhost:81/cb       | false
            http://localhost.evil.test/cb | http://localhost.evil.test:81/cb | false
            http://localhost       | http://localhost:81          | true
            https://localhost/cb   | https://localhost:81/cb      | false
            """)
    void comparesCharacterByCharacterButForALoopbackPort(String registered, String requested, boolean same) {
        assertThat(RedirectMatch.matches(List.of(registered), requested)).isEqualTo(same);
    }
}
