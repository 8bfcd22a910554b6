/** HubSpot's door: its paths, field names and errors over the same core, which imports nothing from here. */
@NullMarked
package dev.grantway.token.hubspot;

import org.jspecify.annotations.NullMarked;
