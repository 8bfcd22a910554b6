/**
 * Whether a person may install an app in an account and with which scopes: the one place where that is decided, for
 * pages, forms and the dry run alike.
 */
@NullMarked
package dev.grantway.install.decision;

import org.jspecify.annotations.NullMarked;
