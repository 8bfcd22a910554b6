/**
 * The way to PostgreSQL for stores, a statement at a time; what a failure tells of it: away, busy with others, or asked something
 * wrong; and how migrations build indexes beside the writers.
 */
@NullMarked
package dev.grantway.platform.database;

import org.jspecify.annotations.NullMarked;
