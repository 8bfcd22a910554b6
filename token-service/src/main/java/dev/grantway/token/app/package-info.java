/** The apps and their secrets' verifiers as this service knows them: a copy of the topics, asked of nobody. */
@NullMarked
package dev.grantway.token.app;

import org.jspecify.annotations.NullMarked;
