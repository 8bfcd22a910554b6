/** HubSpot's form of a webhook: its JSON and its headers. Nothing in the core imports it. */
@NullMarked
package dev.grantway.webhook.hubspot;

import org.jspecify.annotations.NullMarked;
