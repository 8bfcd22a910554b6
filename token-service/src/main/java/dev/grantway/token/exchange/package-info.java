/** The token endpoint: parse, authenticate, spend the code in one statement, answer. */
@NullMarked
package dev.grantway.token.exchange;

import org.jspecify.annotations.NullMarked;
