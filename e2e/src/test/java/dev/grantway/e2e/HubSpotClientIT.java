package dev.grantway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.grantway.contracts.topics.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** HubSpot's own client, unmodified, and the libraries of Standard Webhooks, Svix and CloudEvents. */
class HubSpotClientIT {
    private static final Path NODE = Path.of("node/node_modules/.bin/node");

    private final Product product = Product.shared();

    @Test
    void goesFromTheAuthorizationUrlToAVerifiedWebhook() throws Exception {
        assumeTrue(Files.exists(NODE), "the Node packages are not installed: npm ci in e2e/node");
        new Installations(product).uninstall(product.app("Contact Sync"), 200002);
        var script = start("hubspot-client.mjs");
        var said = new ArrayList<String>();
        try (var output = script.inputReader(StandardCharsets.UTF_8);
                var input = script.outputWriter(StandardCharsets.UTF_8)) {
            String authorizeUrl = readUntil(output, said, "AUTHORIZE ");
            var admin = Customer.signedIn(product, product.user("admin@"));
            input.write(Customer.codeOf(admin.grant(authorizeUrl, "Globex Labs")) + "\n");
            input.flush();
            String target = readUntil(output, said, "TARGET ");
            product.topics().awaitValue(Topic.APPS, app -> app.contains(target));
            input.write("known\n");
            input.flush();
            output.lines().forEach(said::add);
        }

        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .contains(
                        "ok token",
                        "ok refresh",
                        "ok token info",
                        "ok refresh token info",
                        "ok batch with partial failure",
                        "ok subscription",
                        "ok Signature.isValid v3",
                        "ok Signature.isValid v1",
                        "ok standardwebhooks",
                        "ok svix",
                        "ok cloudevents structured",
                        "ok v1a",
                        "ok cloudevents binary");
    }

    private static String readUntil(BufferedReader output, List<String> said, String mark) throws IOException {
        @Nullable String line;
        while ((line = output.readLine()) != null) {
            said.add(line);
            if (line.startsWith(mark)) {
                return line.substring(mark.length());
            }
        }
        throw new AssertionError("the script ended early:\n" + String.join("\n", said));
    }

    private Process start(String script) throws IOException {
        var command = new ProcessBuilder(NODE.toAbsolutePath().toString(), script)
                .directory(Path.of("node").toFile())
                .redirectErrorStream(true);
        command.environment().put("DEMO", product.data().resolve("demo.json").toString());
        return command.start();
    }
}
