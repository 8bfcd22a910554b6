/** Grants: what a person's consent gave an app, and how it ends. */
@NullMarked
package dev.grantway.token.grant;

import org.jspecify.annotations.NullMarked;
