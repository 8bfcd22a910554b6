/** Where state may change in place, and who alone touches it. */
@NullMarked
package dev.grantway.platform.confined;

import org.jspecify.annotations.NullMarked;
