/** Measures what later work will tune: operations in a second of CPU, each beside a peer in the same run. */
@NullMarked
package dev.grantway.benchmarks;

import org.jspecify.annotations.NullMarked;
