package dev.grantway.token.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has to come of a body that a second reader has read too. */
final class BodyModel {
    private static final ParametersReader READER = new ParametersReader();

    private BodyModel() {}

    static void assertRead(byte[] body, String contentType, Optional<Map<String, String>> expected) {
        switch (READER.read(body, Optional.of(contentType))) {
            case ParametersOutcome.Read(var parameters) ->
                assertThat(Optional.of(valuesOf(parameters))).isEqualTo(expected);
            case ParametersOutcome.Refused(var refusal) -> {
                assertThat(expected).as(refusal.description()).isEmpty();
                assertThat(refusal.reason()).isEqualTo(Reason.REQUEST_MALFORMED);
                // of the body at most one name, and only a short one
                assertThat(refusal.description()).matches("[\\x20-\\x7E]{1,120}");
            }
        }
    }

    private static Map<String, String> valuesOf(Parameters parameters) {
        var values = new HashMap<String, String>();
        for (String name : parameters.names()) {
            values.put(name, parameters.find(name).orElseThrow());
        }
        return values;
    }
}
