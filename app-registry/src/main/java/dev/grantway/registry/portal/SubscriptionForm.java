package dev.grantway.registry.portal;

/** The form of a new subscription as it was typed. */
record SubscriptionForm(String eventType, String propertyName, boolean active) {
    static final SubscriptionForm EMPTY = new SubscriptionForm("", "", true);
}
