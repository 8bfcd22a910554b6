/** What a failure tells of PostgreSQL: away, busy with others, or asked something wrong. */
@NullMarked
package dev.grantway.platform.database;

import org.jspecify.annotations.NullMarked;
