/** What happened to an installation: each fact is kept with the change that it tells of. */
@NullMarked
package dev.grantway.install.timeline;

import org.jspecify.annotations.NullMarked;
