package dev.grantway.registry.audit;

import static dev.grantway.registry.audit.AuditGroup.ACCOUNT;
import static dev.grantway.registry.audit.AuditGroup.APPS;
import static dev.grantway.registry.audit.AuditGroup.CREDENTIALS;
import static dev.grantway.registry.audit.AuditGroup.TEAM;
import static dev.grantway.registry.audit.AuditGroup.WEBHOOKS;

/** What can be done in a developer account. A name that was once written stays. */
public enum AuditAction {
    APP_CREATED(APPS, "App created"),
    APP_CHANGED(APPS, "App changed"),
    APP_DISABLED(APPS, "App disabled"),
    APP_ENABLED(APPS, "App enabled"),
    APP_DELETED(APPS, "App deleted"),
    LOGO_CHANGED(APPS, "Logo changed"),
    LOGO_REMOVED(APPS, "Logo removed"),
    SECRET_MADE(CREDENTIALS, "Secret made"),
    SECRET_END_SET(CREDENTIALS, "End of a secret set"),
    SIGNING_SECRET_CHANGED(CREDENTIALS, "Signing with the newest secret"),
    SECRET_REVOKED(CREDENTIALS, "Secret revoked"),
    SECRET_ENDED(CREDENTIALS, "Secret came to its end"),
    API_KEY_MADE(CREDENTIALS, "API key made"),
    API_KEY_DELETED(CREDENTIALS, "API key deleted"),
    WEBHOOKS_CHANGED(WEBHOOKS, "Webhook settings changed"),
    HEADER_ADDED(WEBHOOKS, "Header of webhooks added"),
    HEADER_REPLACED(WEBHOOKS, "Header of webhooks replaced"),
    HEADER_REMOVED(WEBHOOKS, "Header of webhooks removed"),
    SUBSCRIPTION_ADDED(WEBHOOKS, "Subscription added"),
    SUBSCRIPTION_CHANGED(WEBHOOKS, "Subscription changed"),
    SUBSCRIPTION_DELETED(WEBHOOKS, "Subscription deleted"),
    MEMBER_INVITED(TEAM, "Person invited"),
    INVITATION_WITHDRAWN(TEAM, "Invitation taken back"),
    MEMBER_JOINED(TEAM, "Person joined"),
    ROLE_CHANGED(TEAM, "Role changed"),
    MEMBER_REMOVED(TEAM, "Person left or was removed"),
    ACCOUNT_OPENED(ACCOUNT, "Developer account opened"),
    TEST_ACCOUNT_MADE(ACCOUNT, "Test account made"),
    TEST_ACCOUNT_ENDED(ACCOUNT, "Test account ended"),
    DOMAIN_CLAIMED(ACCOUNT, "Domain claimed"),
    DOMAIN_VERIFIED(ACCOUNT, "Domain verified"),
    DOMAIN_LOST(ACCOUNT, "Domain no longer verified"),
    DOMAIN_REMOVED(ACCOUNT, "Domain removed");

    private final AuditGroup group;
    private final String title;

    AuditAction(AuditGroup group, String title) {
        this.group = group;
        this.title = title;
    }

    public AuditGroup group() {
        return group;
    }

    public String title() {
        return title;
    }
}
