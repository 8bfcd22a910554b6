/**
 * The apps that developers register, with their secrets and subscriptions. Each change is made while the app's row is
 * locked, and appends the app's new snapshot to the outbox in the same transaction.
 */
@NullMarked
package dev.grantway.registry.apps;

import org.jspecify.annotations.NullMarked;
