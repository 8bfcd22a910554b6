/** The words of OAuth that every endpoint here shares: parameters in, refusals and tokens out. */
@NullMarked
package dev.grantway.token.oauth;

import org.jspecify.annotations.NullMarked;
