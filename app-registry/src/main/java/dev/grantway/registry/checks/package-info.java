/** Pure rules for what developers type: each gives the reason why a value is refused, in words for the developer. */
@NullMarked
package dev.grantway.registry.checks;

import org.jspecify.annotations.NullMarked;
