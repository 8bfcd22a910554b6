/** Moving in: grants of another system, with its refresh tokens as keyed hashes, which work here until ours replace them. */
@NullMarked
package dev.grantway.token.imports;

import org.jspecify.annotations.NullMarked;
