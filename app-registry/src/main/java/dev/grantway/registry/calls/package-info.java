/** Calls of the product's API by apps, as the gate saw them: failures, and a sample of the rest. */
@NullMarked
package dev.grantway.registry.calls;

import org.jspecify.annotations.NullMarked;
