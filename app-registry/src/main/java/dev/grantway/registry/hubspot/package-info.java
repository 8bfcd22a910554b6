/** HubSpot's webhooks management API, version 3: its paths, names and errors, translated to the words of the register. */
@NullMarked
package dev.grantway.registry.hubspot;

import org.jspecify.annotations.NullMarked;
