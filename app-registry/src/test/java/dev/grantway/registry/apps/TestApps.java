package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppScopes;
import java.util.List;
import java.util.UUID;

/** Descriptions of apps. */
public final class TestApps {
    private TestApps() {}

    /** A name that no other test uses. */
    public static String name() {
        return "App " + UUID.randomUUID();
    }

    public static AppDraft contactSync(String name) {
        return new AppDraft(
                BasicInfo.of(name, "Keeps contacts in step.", "help@app.example", null, null),
                true,
                List.of("https://app.example/cb"),
                new AppScopes(List.of("oauth", "crm.objects.contacts.read"), List.of(), List.of("content")));
    }
}
