package dev.grantway.registry.appcode;

import static io.restassured.RestAssured.given;

import dev.grantway.registry.keys.ApiKeyOutcome;
import dev.grantway.registry.keys.DeveloperApiKeys;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A pipeline with a developer API key. */
@Singleton
class DefinitionCalls {
    private final DeveloperApiKeys keys;
    private final Map<Integer, String> issued = new ConcurrentHashMap<>();

    DefinitionCalls(DeveloperApiKeys keys) {
        this.keys = keys;
    }

    RequestSpecification withKey(int account) {
        String key = issued.computeIfAbsent(account, id -> ((ApiKeyOutcome.Issued) keys.issue(id, "ci")).key());
        return given().header("Authorization", "Bearer " + key);
    }

    /** With a body of YAML. */
    RequestSpecification yaml(int account) {
        return asYaml(withKey(account));
    }

    static RequestSpecification asYaml(RequestSpecification request) {
        return request.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset(StandardCharsets.UTF_8)))
                .contentType("application/yaml");
    }
}
