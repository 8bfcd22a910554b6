/** What is made good by and by: events that were lost, and intents that were left over. */
@NullMarked
package dev.grantway.install.sweep;

import org.jspecify.annotations.NullMarked;
