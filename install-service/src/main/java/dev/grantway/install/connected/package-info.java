/** Connected Apps: what is installed in an account, and its removal. */
@NullMarked
package dev.grantway.install.connected;

import org.jspecify.annotations.NullMarked;
