/** What operators see of app-registry, and may change: pages for the people who run the platform. */
@NullMarked
package dev.grantway.registry.operators;

import org.jspecify.annotations.NullMarked;
