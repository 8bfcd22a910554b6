package dev.grantway.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void pointsToTheFieldsOfTheBody() {
        var problem = Problem.ofFields(List.of(
                new Problem.FieldError("links.setupUrl", "Must be https."),
                new Problem.FieldError("redirectUris[1]", "Must be https."),
                Problem.FieldError.ofParameter("limit", "Ask for 1 to 100.")));

        var errors = JsonMapper.builder().build().valueToTree(problem).path("errors");

        assertThat(errors.path(0).path("pointer").asText()).isEqualTo("#/links/setupUrl");
        assertThat(errors.path(1).path("pointer").asText()).isEqualTo("#/redirectUris/1");
        assertThat(errors.path(2).has("pointer")).isFalse();
        assertThat(errors.path(2).path("field").asText()).isEqualTo("limit");
    }
}
