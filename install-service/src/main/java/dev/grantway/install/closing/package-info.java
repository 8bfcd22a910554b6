/**
 * The end of apps and accounts, where it is felt: what was told of them becomes a job, and the job goes from installation to
 * installation. What is erased is forgotten here, and on the state topic.
 */
@NullMarked
package dev.grantway.install.closing;

import org.jspecify.annotations.NullMarked;
