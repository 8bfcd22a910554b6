/** Whose consents an installation lives by, and what they declined. */
@NullMarked
package dev.grantway.install.grants;

import org.jspecify.annotations.NullMarked;
