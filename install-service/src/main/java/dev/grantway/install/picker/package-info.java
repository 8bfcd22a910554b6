/** Choosing the account to install on, among a few or among thousands. */
@NullMarked
package dev.grantway.install.picker;

import org.jspecify.annotations.NullMarked;
