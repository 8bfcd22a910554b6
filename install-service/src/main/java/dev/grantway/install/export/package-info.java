/** Connected Apps as a file. */
@NullMarked
package dev.grantway.install.export;

import org.jspecify.annotations.NullMarked;
