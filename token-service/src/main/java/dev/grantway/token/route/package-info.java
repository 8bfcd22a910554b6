/** What {@code platform.yaml} asks of a token for each path of the product's API. */
@NullMarked
package dev.grantway.token.route;

import org.jspecify.annotations.NullMarked;
