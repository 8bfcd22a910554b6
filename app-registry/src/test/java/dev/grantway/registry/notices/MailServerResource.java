package dev.grantway.registry.notices;

import dev.grantway.devstack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Switches mail on, and points it at the tests' mail server. */
public final class MailServerResource implements QuarkusTestResourceLifecycleManager {
    static final String FROM = "no-reply@crm.example";

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(Ports.free());
        return Map.ofEntries(
                Map.entry("test.mail-server.port", port),
                Map.entry("quarkus.mailer.host", "127.0.0.1"),
                Map.entry("quarkus.mailer.port", port),
                Map.entry("quarkus.mailer.start-tls", "DISABLED"),
                Map.entry("quarkus.mailer.login", "DISABLED"),
                Map.entry("quarkus.mailer.keep-alive", "false"),
                Map.entry("grantway.registry.mail.enabled", "true"),
                Map.entry("grantway.registry.mail.from", FROM),
                Map.entry("grantway.registry.mail.every", "1s"),
                // now and then the client says nothing after it has connected, and a mail goes by its second attempt
                // only
                Map.entry("grantway.registry.mail.timeout", "5s"),
                Map.entry("grantway.registry.mail.waits", "100ms"),
                Map.entry("grantway.registry.sign-up.mode", "open"));
    }

    @Override
    public void stop() {
        // the server is a bean and ends with the application
    }
}
