/** Who calls: an app or one of the company's services, proven by its secret. */
@NullMarked
package dev.grantway.token.client;

import org.jspecify.annotations.NullMarked;
