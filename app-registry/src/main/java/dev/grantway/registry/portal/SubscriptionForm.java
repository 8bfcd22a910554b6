package dev.grantway.registry.portal;

/** The form of a new subscription as it was typed. */
record SubscriptionForm(String eventType, String propertyName, boolean active) {
    /** A new one starts paused, as by the API. */
    static final SubscriptionForm EMPTY = new SubscriptionForm("", "", false);
}
