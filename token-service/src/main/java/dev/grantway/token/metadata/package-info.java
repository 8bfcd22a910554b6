/** What this server is and can, for machines. */
@NullMarked
package dev.grantway.token.metadata;

import org.jspecify.annotations.NullMarked;
