package dev.grantway.registry.audit;

/** What actions are about, for whoever looks for some of them. */
public enum AuditGroup {
    APPS("Apps"),
    CREDENTIALS("Secrets and API keys"),
    WEBHOOKS("Webhooks"),
    TEAM("Team"),
    ACCOUNT("Developer account");

    private final String title;

    AuditGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
