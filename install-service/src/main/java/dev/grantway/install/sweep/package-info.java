/** The comparison with token-service's grants that makes good a lost event. */
@NullMarked
package dev.grantway.install.sweep;

import org.jspecify.annotations.NullMarked;
