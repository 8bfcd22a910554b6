/** Which service answers which path of the one origin. */
@NullMarked
package dev.grantway.contracts.routes;

import org.jspecify.annotations.NullMarked;
