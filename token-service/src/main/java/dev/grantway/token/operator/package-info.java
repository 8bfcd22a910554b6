/** What operators see of this service, and may change: pages for people, an internal API for automation. */
@NullMarked
package dev.grantway.token.operator;

import org.jspecify.annotations.NullMarked;
