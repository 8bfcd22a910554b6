package dev.grantway.install.decision;

import org.jspecify.annotations.Nullable;

/**
 * One thing that stands in the way, in the customer's words.
 *
 * @param scope what it is about; absent where it is about the account or the app
 * @param cause what is wrong
 * @param remedy who can mend it
 * @param exact both in one line for whoever knows scopes by their technical names, which stand between backticks
 */
public record Hindrance(HindranceCode code, @Nullable String scope, String cause, String remedy, String exact) {}
