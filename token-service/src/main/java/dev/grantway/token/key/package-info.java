/** The keys of this service: MACs of what it derives, and the signature of what others check offline. */
@NullMarked
package dev.grantway.token.key;

import org.jspecify.annotations.NullMarked;
