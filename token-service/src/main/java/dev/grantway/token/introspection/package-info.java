/** What a token is worth at this moment. */
@NullMarked
package dev.grantway.token.introspection;

import org.jspecify.annotations.NullMarked;
