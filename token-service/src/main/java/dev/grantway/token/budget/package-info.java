/** How many calls an app may make in an account. */
@NullMarked
package dev.grantway.token.budget;

import org.jspecify.annotations.NullMarked;
