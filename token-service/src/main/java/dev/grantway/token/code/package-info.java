/** Authorization codes: derived from the flow, stored as the consent that they stand for. */
@NullMarked
package dev.grantway.token.code;

import org.jspecify.annotations.NullMarked;
