/**
 * Accounts, the people in them and what they may do there. Operators write it, sign-in and install-service read it;
 * it knows sessions only to say whether one is live.
 */
@NullMarked
package dev.grantway.registry.directory;

import org.jspecify.annotations.NullMarked;
