/** What an operator may set. */
@NullMarked
package dev.grantway.install.settings;

import org.jspecify.annotations.NullMarked;
