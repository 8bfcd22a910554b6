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
        return Map.of(
                "test.mail-server.port", port,
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", port,
                "quarkus.mailer.start-tls", "DISABLED",
                "quarkus.mailer.login", "DISABLED",
                "quarkus.mailer.keep-alive", "false",
                "grantway.registry.mail.enabled", "true",
                "grantway.registry.mail.from", FROM,
                "grantway.registry.mail.every", "1s",
                "grantway.registry.mail.waits", "100ms");
    }

    @Override
    public void stop() {
        // the server is a bean and ends with the application
    }
}
