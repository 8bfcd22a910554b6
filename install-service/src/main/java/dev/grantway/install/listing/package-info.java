/** Finds installations among many: filters, order and pages are the database's work. */
@NullMarked
package dev.grantway.install.listing;

import org.jspecify.annotations.NullMarked;
