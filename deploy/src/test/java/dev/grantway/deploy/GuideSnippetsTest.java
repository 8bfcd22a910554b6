package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide to the gate has to copy is well formed, and forgets none of the headers. */
class GuideSnippetsTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "protect-your-api.md");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```([a-z]+)\n(.*?)^```$");
    private static final List<String> HEADERS = List.of(
            "x-grantway-account-id",
            "x-grantway-app-id",
            "x-grantway-client-id",
            "x-grantway-user-id",
            "x-grantway-installation-id",
            "x-grantway-scopes");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    @Test
    void areOfLanguagesThatAreLookedAt() throws IOException {
        var languages = SNIPPET.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(languages).containsOnly("yaml", "nginx");
        assertThat(documents()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void areCompleteForIstio() throws IOException {
        var provider = documentWith("extensionProviders", "")
                .path("extensionProviders")
                .path(0);
        var asked = provider.path("envoyExtAuthzHttp");
        var policy = documentWith("kind", "AuthorizationPolicy").path("spec");
        var others = documentWith("kind", "VirtualService");

        assertThat(policy.path("action").asText()).isEqualTo("CUSTOM");
        assertThat(policy.path("provider").path("name").asText())
                .isNotEmpty()
                .isEqualTo(provider.path("name").asText());
        assertThat(asked.path("pathPrefix").asText()).isEqualTo("/authz");
        assertThat(asked.path("failOpen").asText()).isEqualTo("false");
        assertThat(texts(asked.path("headersToUpstreamOnAllow"))).containsExactly("x-grantway-*");
        assertThat(texts(others.findPath("remove"))).containsExactlyElementsOf(HEADERS);
    }

    @Test
    void areCompleteForEnvoyGateway() throws IOException {
        var asked = documentWith("kind", "SecurityPolicy").path("spec").path("extAuth");
        var http = asked.path("http");
        var service = http.path("backendRefs").path(0);
        var grant = documentWith("kind", "ReferenceGrant");
        var callers = documentWith("kind", "ClientTrafficPolicy");

        assertThat(asked.path("failOpen").asText()).isEqualTo("false");
        assertThat(http.path("path").asText()).isEqualTo("/authz");
        assertThat(texts(http.path("headersToBackend"))).containsExactlyElementsOf(HEADERS);
        assertThat(grant.path("metadata").path("namespace").asText())
                .isEqualTo(service.path("namespace").asText());
        assertThat(grant.path("spec").path("to").path(0).path("name").asText())
                .isEqualTo(service.path("name").asText());
        assertThat(texts(callers.findPath("remove"))).containsExactlyElementsOf(HEADERS);
    }

    /** Whatever of these is not set anew would be the caller's own. */
    @Test
    void setEachHeaderWithNginx() throws IOException {
        String text = String.join("\n", snippets("nginx")).toLowerCase(Locale.ROOT);

        for (String header : HEADERS) {
            assertThat(text).contains("proxy_set_header " + header + " $");
        }
        assertThat(text).contains("= 429) {", "= 400) {", "(502|503|504)");
    }

    private static JsonNode documentWith(String member, String value) throws IOException {
        for (var document : documents()) {
            if (document.has(member)
                    && (value.isEmpty() || document.path(member).asText().equals(value))) {
                return document;
            }
        }
        throw new AssertionError("no document with " + member + " " + value);
    }

    /** Of all snippets; one that is not well formed, or says a thing twice, fails. */
    private static List<JsonNode> documents() throws IOException {
        var all = new ArrayList<JsonNode>();
        for (String snippet : snippets("yaml")) {
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(snippet)) {
                while (documents.hasNextValue()) {
                    all.add(documents.nextValue());
                }
            }
        }
        return all;
    }

    private static List<String> snippets(String language) throws IOException {
        return SNIPPET.matcher(Files.readString(GUIDE))
                .results()
                .filter((MatchResult found) -> found.group(1).equals(language))
                .map((MatchResult found) -> found.group(2))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
