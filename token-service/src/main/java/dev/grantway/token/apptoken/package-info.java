/**
 * Access tokens that an app gets by its own credentials, without a user: for one of its installations, or for itself. They
 * are derived and have no row; an installation's live and die with its row and its live grants.
 */
@NullMarked
package dev.grantway.token.apptoken;

import org.jspecify.annotations.NullMarked;
