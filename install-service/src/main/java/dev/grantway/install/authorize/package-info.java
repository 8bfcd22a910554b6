/** The authorization endpoint: query in, checked request out, or an error to the person or to the app. */
@NullMarked
package dev.grantway.install.authorize;

import org.jspecify.annotations.NullMarked;
