/** How a webhook shows who sent it: HubSpot v1 and v3, and Standard Webhooks. */
@NullMarked
package dev.grantway.contracts.signatures;

import org.jspecify.annotations.NullMarked;
