package dev.grantway.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;

/** The company's own services look at installations and end them, with the operator's token. */
final class Installations {
    private final Product product;

    Installations(Product product) {
        this.product = product;
    }

    JsonNode list(int accountId) throws IOException, InterruptedException {
        return call("GET", "/api/v1/installations?accountId=" + accountId);
    }

    /** Ends the app's installation in the account, if there is one, and waits until it is gone. */
    void uninstall(DemoApp app, int accountId) throws IOException, InterruptedException {
        for (var installation : list(accountId).path("results")) {
            if (installation.path("app").path("id").asInt() == app.appId() && !isGone(installation)) {
                String path = "/api/v1/installations/"
                        + installation.path("installationId").asText();
                call("DELETE", path);
                await().atMost(Duration.ofMinutes(1)).until(() -> isGone(call("GET", path)));
            }
        }
    }

    private static boolean isGone(JsonNode installation) {
        return installation.path("status").asText().equals("UNINSTALLED");
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    private JsonNode call(String method, String path) throws IOException, InterruptedException {
        return call(method, path, "");
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        var answer = new Tokens(product, product.app("Deal Notes"))
                .json(method, path, product.demo().path("operatorToken").asText(), body);
        if (answer.status() >= 400) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return answer.json();
    }
}
