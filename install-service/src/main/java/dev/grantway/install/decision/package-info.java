/** Whether an install may go on, and what hinders it. */
@NullMarked
package dev.grantway.install.decision;

import org.jspecify.annotations.NullMarked;
