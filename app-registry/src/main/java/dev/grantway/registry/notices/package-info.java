/**
 * What people are told: each notice becomes a row for each of its readers, which they see on a page and, where mail is
 * set up, are sent. Recipients are resolved when the notice is taken in. Mails of other features are sent by it, too.
 */
@NullMarked
package dev.grantway.registry.notices;

import org.jspecify.annotations.NullMarked;
