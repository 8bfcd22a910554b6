/**
 * An app as a file that its developer keeps in git: text → tree with places → {@code WholeApp} → checked and applied by
 * {@code apps} → what differs. It decides nothing of its own about apps.
 */
@NullMarked
package dev.grantway.registry.appcode;

import org.jspecify.annotations.NullMarked;
