package dev.grantway.webhook.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.event.ProductEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FanOutTest {
    private final Fixture fixture;
    private final FanOut fanOut;

    FanOutTest(Fixture fixture, FanOut fanOut) {
        this.fixture = fixture;
        this.fanOut = fanOut;
    }

    @Test
    void givesAnEventAnotherIdWhenTheAppIsInstalledAnew() {
        int account = Fixture.newId();
        var first = fixture.install(fixture.app("https://hooks.example.com/"), account);
        var now = Instant.now();
        var event = new ProductEvent(
                "/crm", "e-1", Fixture.CREATION, account, null, now, now, JsonNodeFactory.instance.objectNode());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !fanOut.planFor(event, first).isEmpty());

        var again = id(event, generation(first, 1));
        var anew = id(event, generation(first, 2));

        assertThat(again).isEqualTo(id(event, first));
        assertThat(anew).isNotEqualTo(again);
    }

    private String id(ProductEvent event, InstallationSnapshot installation) {
        return fanOut.planFor(event, installation).getFirst().webhookId();
    }

    private static InstallationSnapshot generation(InstallationSnapshot installed, int generation) {
        return new InstallationSnapshot(
                installed.installationId(),
                generation,
                installed.sequence(),
                installed.status(),
                installed.app(),
                installed.account(),
                installed.scopes(),
                installed.tokensIssuedAt(),
                installed.changedAt());
    }
}
