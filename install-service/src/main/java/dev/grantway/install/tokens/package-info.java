/** What this service asks of token-service: codes, closures, suspensions, grants. */
@NullMarked
package dev.grantway.install.tokens;

import org.jspecify.annotations.NullMarked;
