/**
 * What a failure tells of PostgreSQL: away, busy with others, or asked something wrong; and how migrations build indexes
 * beside the writers.
 */
@NullMarked
package dev.grantway.platform.database;

import org.jspecify.annotations.NullMarked;
