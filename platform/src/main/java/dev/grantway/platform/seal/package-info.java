/** Keys, sealed values, and keyed hashes of secrets that a machine generated. */
@NullMarked
package dev.grantway.platform.seal;

import org.jspecify.annotations.NullMarked;
