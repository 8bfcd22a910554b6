package dev.grantway.token.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.token.TestConsent;
import io.restassured.RestAssured;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Requests whose method, path or frame says more than one thing. */
@Singleton
class PathAttacks implements AttackClass {
    private static final List<String> INTERNAL = List.of("/internal/grants", "/internal/codes");

    @Override
    public Map<String, Attack> attacks() {
        return Map.of(
                "X16", PathAttacks::byAnotherMethod,
                "X17", PathAttacks::onTheWayInside,
                "X18", PathAttacks::besideThePath,
                "X19", PathAttacks::inTwoFrames,
                "X25", PathAttacks::inTwoGoodFrames);
    }

    private static void byAnotherMethod(Scene scene) throws IOException {
        var consent = TestConsent.of(scene.installs().app());
        var exchange =
                scene.installs().exchangeOf(consent.app(), scene.installs().code(consent));
        String query = "?" + Request.encode(exchange);
        for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")) {
            var answer = scene.ask(
                    Request.form(scene.door().token() + query, exchange).by(method));
            assertThat(answer.body()).as(method).doesNotContain("gwa1_", "gwr1_");
            if (!method.equals("OPTIONS")) {
                assertThat(answer.status()).as(method).isBetween(400, 499);
            }
        }
        var overridden = Request.get(scene.door().token() + query)
                .with("X-HTTP-Method-Override", "POST")
                .with("X-Method-Override", "POST");
        assertThat(scene.ask(overridden).status()).isBetween(400, 499);
        assertThat(scene.installs().liveGrants(consent)).isZero();
        assertThat(scene.token(exchange).status()).isEqualTo(200);
    }

    private static void onTheWayInside(Scene scene) throws IOException {
        var installed = scene.install();
        for (String inside : INTERNAL) {
            for (String path : List.of(
                    inside,
                    "/" + inside,
                    inside + "/",
                    inside + ";x=y",
                    scene.door().token() + "/.." + inside,
                    scene.door().token() + "/..;" + inside,
                    "/%69nternal" + inside.substring(9),
                    "/oauth2/%2e%2e" + inside,
                    "/INTERNAL" + inside.substring(9))) {
                for (String method : List.of("GET", "POST")) {
                    var request = Request.post(path, "application/json", "{}").by(method);
                    for (var asked : List.of(
                            request,
                            request.as(installed.app()),
                            request.with("Authorization", "Bearer " + installed.access()),
                            request.with("Authorization", "Bearer " + installed.refresh()))) {
                        assertThat(scene.ask(asked).status()).as(path).isIn(400, 401, 404, 405);
                    }
                }
            }
        }
    }

    private static void besideThePath(Scene scene) throws IOException {
        var installed = scene.install();
        var form = scene.refreshOf(installed);
        String path = scene.door().token();
        for (String odd : List.of(
                path.replace("/token", "/Token"),
                path + ".json",
                path + "%00",
                path + "%2f..%2frevoke",
                path.replace("oauth", "oauth%2f"),
                "/oauth/v2/token",
                "/oauth/v4/token",
                "/oauth/2026-06/token",
                "/oauth/v1%2f..%2fv3/token",
                "/oauth/v3|v1/token",
                "/oauth//token",
                "/oauth/token")) {
            assertThat(scene.ask(Request.form(odd, form)).status()).as(odd).isBetween(400, 499);
        }
        // what is the same path by the rules of URLs has the same answer, and the same checks
        for (String same : List.of(path + "/", path + ";x=y", "/" + path, path.replace("/token", "/%74oken"))) {
            assertThat(scene.ask(Request.form(same, form)).status()).as(same).isIn(200, 400, 404);
            form.put("client_secret", "wrong-and-wrong");
            assertThat(scene.ask(Request.form(same, form)).status()).as(same).isIn(400, 401, 404);
            form.put("client_secret", installed.app().clientSecret());
        }
    }

    /** A proxy and this service must not see two different requests in the same bytes. RFC 9112, section 6.3. */
    private static void inTwoFrames(Scene scene) throws IOException {
        smuggle(scene, "Content-Length: 5, Content-Length: *");
        smuggle(scene, "Content-Length: *, Content-Length: 5");
        smuggle(scene, "Content-Length: +5");
        smuggle(scene, "Content-Length: -1");
        smuggle(scene, "Content-Length: 5 5");
        smuggle(scene, "Transfer-Encoding: xchunked");
    }

    /** Here one of the two frames is a good one, and what follows it must not be taken for a request. */
    private static void inTwoGoodFrames(Scene scene) throws IOException {
        smuggle(scene, "Content-Length: *, Transfer-Encoding: chunked");
        smuggle(scene, "Transfer-Encoding: chunked, Content-Length: *");
    }

    /** The headers say where the body ends; an asterisk is the length with the hidden request. */
    private static void smuggle(Scene scene, String framing) throws IOException {
        var target = scene.install();
        String hidden = new String(
                Request.form(scene.door().revocation(), Scene.proofOf(target.app(), Map.of("token", target.refresh())))
                        .bytes(RestAssured.port),
                StandardCharsets.ISO_8859_1);
        String body = framing.contains("chunked") ? "5\r\nx=yyy\r\n0\r\n\r\n" : "x=yyy";
        var request =
                Request.post(scene.door().token(), Request.FORM, body + hidden).with("Connection", "keep-alive");
        for (String header : framing.split(", ", -1)) {
            String[] parts = header.split(": ", 2);
            request = request.with(parts[0], parts[1].replace("*", Integer.toString((body + hidden).length())));
        }

        scene.askBroken(request);

        assertThat(scene.installs().liveGrants(target.consent()))
                .as("the grant that the request hidden behind %s would end", framing)
                .isOne();
    }
}
