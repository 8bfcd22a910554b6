/** Calls to the services beside this one, with this service's own token. */
@NullMarked
package dev.grantway.install.neighbour;

import org.jspecify.annotations.NullMarked;
