/** The pages of requests: asking an administrator, their queue, and what became of one's own. */
@NullMarked
package dev.grantway.install.asking;

import org.jspecify.annotations.NullMarked;
