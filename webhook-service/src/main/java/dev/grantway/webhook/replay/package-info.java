/** Sends once more what was given up: asked for by a developer, worked off in steps, on the road for what is not urgent. */
@NullMarked
package dev.grantway.webhook.replay;

import org.jspecify.annotations.NullMarked;
