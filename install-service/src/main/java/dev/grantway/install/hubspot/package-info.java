/** HubSpot's doors: its paths and quirks, translated. Nothing in the core knows of them. */
@NullMarked
package dev.grantway.install.hubspot;

import org.jspecify.annotations.NullMarked;
