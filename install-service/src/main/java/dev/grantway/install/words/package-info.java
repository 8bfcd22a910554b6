/** What a consent is about in the customer's words: the app, its scopes, the person, what changes. */
@NullMarked
package dev.grantway.install.words;

import org.jspecify.annotations.NullMarked;
