/** The one road to the wire: delivery records in, each endpoint in a lane of its own, offsets done out of order. */
@NullMarked
package dev.grantway.webhook.lane;

import org.jspecify.annotations.NullMarked;
