/** What an account's administrators allow in it. */
@NullMarked
package dev.grantway.install.policy;

import org.jspecify.annotations.NullMarked;
