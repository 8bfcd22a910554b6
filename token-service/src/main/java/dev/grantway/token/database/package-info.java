/** The way to PostgreSQL: one statement at a time, and one word for a database that is away. */
@NullMarked
package dev.grantway.token.database;

import org.jspecify.annotations.NullMarked;
