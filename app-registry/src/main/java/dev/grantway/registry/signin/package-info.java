/**
 * Built-in sign-in: the form, the limit on guesses, renewal of the cookie, sign-out. It asks the directory who it is and
 * begins, renews and ends sessions.
 */
@NullMarked
package dev.grantway.registry.signin;

import org.jspecify.annotations.NullMarked;
