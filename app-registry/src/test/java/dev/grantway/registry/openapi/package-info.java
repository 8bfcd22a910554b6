/** The OpenAPI document says of the service what the service does, and goes on to say what it said. */
@NullMarked
package dev.grantway.registry.openapi;

import org.jspecify.annotations.NullMarked;
