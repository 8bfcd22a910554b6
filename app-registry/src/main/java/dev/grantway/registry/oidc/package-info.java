/**
 * Who the operator's identity provider says somebody is, and whom of ours that makes them. It asks the directory, and sign-in asks
 * it.
 */
@NullMarked
package dev.grantway.registry.oidc;

import org.jspecify.annotations.NullMarked;
