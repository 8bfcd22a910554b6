package dev.grantway.registry.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What programs may rely on of this service's API: its OpenAPI document, for anyone. */
@Path("/openapi/app-registry")
class OpenApiResource {
    private static final String DOCUMENT = "/openapi/app-registry.yaml";
    private static final String YAML = "application/yaml";
    private static final String CACHED = "public, max-age=3600";

    private final Form yaml;
    private final Form json;

    OpenApiResource() {
        String text = read();
        this.yaml = new Form(text, YAML, "\"" + digest(text) + "-yaml\"");
        this.json = new Form(toJson(text), MediaType.APPLICATION_JSON, "\"" + digest(text) + "-json\"");
    }

    /** The document in one of its two forms. */
    private record Form(String text, String type, String tag) {}

    /** As YAML unless JSON is asked for. */
    @GET
    @Produces({YAML, MediaType.APPLICATION_JSON})
    public Response read(@Context HttpHeaders headers, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        boolean wantsJson = headers.getAcceptableMediaTypes().stream()
                .findFirst()
                .filter(type -> type.getSubtype().endsWith("json"))
                .isPresent();
        var form = wantsJson ? json : yaml;
        var answer = form.tag().equals(known)
                ? Response.notModified()
                : Response.ok(form.text(), form.type() + ";charset=utf-8");
        return answer.header(HttpHeaders.ETAG, form.tag())
                .header(HttpHeaders.CACHE_CONTROL, CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static String read() {
        try (var file = OpenApiResource.class.getResourceAsStream(DOCUMENT)) {
            return new String(Objects.requireNonNull(file, DOCUMENT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String toJson(String text) {
        try {
            return JsonMapper.builder()
                    .build()
                    .writeValueAsString(YAMLMapper.builder().build().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
