/** From an accepted request to a person's decision: account list, consent page, the sealed form between them. */
@NullMarked
package dev.grantway.install.consent;

import org.jspecify.annotations.NullMarked;
