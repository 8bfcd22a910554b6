/** Uses of client secrets: token-service tells of them, and each secret's row has the latest. */
@NullMarked
package dev.grantway.registry.secretuse;

import org.jspecify.annotations.NullMarked;
