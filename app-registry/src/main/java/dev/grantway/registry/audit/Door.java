package dev.grantway.registry.audit;

/** By which way something was done. */
public enum Door {
    PAGES("Pages"),
    API("API"),
    HUBSPOT_API("HubSpot's API"),
    NONE("By itself");

    private final String title;

    Door(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    static Door of(String path) {
        if (path.startsWith("/api/")) {
            return API;
        }
        return path.startsWith("/webhooks/") || path.startsWith("/app-webhooks/") || path.startsWith("/crm/")
                ? HUBSPOT_API
                : PAGES;
    }
}
