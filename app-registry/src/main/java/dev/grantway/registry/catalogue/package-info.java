/**
 * What the product is, as {@code platform.yaml} says: read at start and on change, checked, published as a snapshot. There
 * is no second way to add a scope, a role or an event type.
 */
@NullMarked
package dev.grantway.registry.catalogue;

import org.jspecify.annotations.NullMarked;
