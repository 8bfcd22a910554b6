/**
 * The hot endpoints' way from HTTP to an answer and back: a body, two headers, a function, JSON. They act on no cookie and
 * send no page, so nothing of what pages need is run for them.
 */
@NullMarked
package dev.grantway.token.http;

import org.jspecify.annotations.NullMarked;
