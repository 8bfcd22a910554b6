package dev.grantway.install.consent;

import dev.grantway.install.stage.Browser;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Forms as they are once their time is over. */
@Singleton
public class AgedForms {
    private final ConsentFlows flows;

    AgedForms(ConsentFlows flows) {
        this.flows = flows;
    }

    /** The sealed flow of a page, past its time. */
    public String aged(Browser browser, String sealedFlow) {
        var session = new Session(browser.userId(), browser.sessionId(), "", "", false, Map.of(), Instant.MAX);
        var fresh = flows.open(sealedFlow, session).orElseThrow();
        return flows.seal(
                new ConsentFlow(
                        fresh.door(),
                        fresh.query(),
                        fresh.userId(),
                        fresh.accountId(),
                        fresh.offered(),
                        fresh.understood(),
                        fresh.flowId(),
                        fresh.hour(),
                        Instant.now().minusSeconds(1)),
                session);
    }
}
