/** One row per app and account that exchange, uninstall and reinstall meet on. */
@NullMarked
package dev.grantway.token.installation;

import org.jspecify.annotations.NullMarked;
