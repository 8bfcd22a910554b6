/** Installations whose installer left: a member who may install takes over looking after them. */
@NullMarked
package dev.grantway.install.takeover;

import org.jspecify.annotations.NullMarked;
