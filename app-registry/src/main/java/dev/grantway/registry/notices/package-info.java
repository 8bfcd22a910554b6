/**
 * What people are told: each notice becomes a row for each of its readers, which they see on a page and, where mail is
 * set up, are sent. Recipients are resolved when the notice is taken in. Nothing depends on it.
 */
@NullMarked
package dev.grantway.registry.notices;

import org.jspecify.annotations.NullMarked;
