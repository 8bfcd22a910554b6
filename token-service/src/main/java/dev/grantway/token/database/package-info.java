/** Statements that share an answer, and tables whose rows are good for hours. */
@NullMarked
package dev.grantway.token.database;

import org.jspecify.annotations.NullMarked;
