/**
 * The developer portal: pages and forms over the register of apps. Plain HTML that works without script; only members of
 * an app's developer account see it.
 */
@NullMarked
package dev.grantway.registry.portal;

import org.jspecify.annotations.NullMarked;
