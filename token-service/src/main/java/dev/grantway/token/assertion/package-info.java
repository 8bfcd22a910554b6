/**
 * An app proves itself by its private key: an assertion in, proven or not out. Keys come with the app's snapshot, none is
 * ever fetched.
 */
@NullMarked
package dev.grantway.token.assertion;

import org.jspecify.annotations.NullMarked;
