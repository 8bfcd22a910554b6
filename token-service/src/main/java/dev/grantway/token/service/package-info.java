/** Tokens of the company's own services: client credentials against a signed token. */
@NullMarked
package dev.grantway.token.service;

import org.jspecify.annotations.NullMarked;
