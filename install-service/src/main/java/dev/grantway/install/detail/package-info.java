/** The page of one connected app. */
@NullMarked
package dev.grantway.install.detail;

import org.jspecify.annotations.NullMarked;
