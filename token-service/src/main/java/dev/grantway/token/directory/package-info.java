/** What of ours ends with a person's membership, and is forgotten with an account: the directory's events in, grants ended. */
@NullMarked
package dev.grantway.token.directory;

import org.jspecify.annotations.NullMarked;
