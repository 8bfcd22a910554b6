/** Who did what in a developer account: written with each change, in its transaction, and never changed. */
@NullMarked
package dev.grantway.registry.audit;

import org.jspecify.annotations.NullMarked;
