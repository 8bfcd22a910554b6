package dev.grantway.webhook.delivery;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.WebhookSettings;

/** Whether a batch may still be sent. */
sealed interface Standing {
    /** Its installation is as it has to be, and the app takes such webhooks. */
    record Live(AppSnapshot app, WebhookSettings webhooks) implements Standing {}

    /** It may not be sent any more. */
    record Gone(String why) implements Standing {}

    /** Deliveries to the endpoint are turned off. */
    record Off() implements Standing {}

    /** Not now, but again once its installation is resumed. */
    record Waiting() implements Standing {}

    /** The views could not be brought up to date. */
    record Unknown() implements Standing {}
}
