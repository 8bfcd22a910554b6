/**
 * Sign-in: the form with the limit on guesses, the way to the operator's identity provider and back, renewal of the cookie,
 * sign-out. It asks the directory or the provider who it is and begins, renews and ends sessions.
 */
@NullMarked
package dev.grantway.registry.signin;

import org.jspecify.annotations.NullMarked;
