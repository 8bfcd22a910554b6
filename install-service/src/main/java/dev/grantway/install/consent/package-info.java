/** From an accepted request to a person's decision: consent page, the reasons against one, the sealed form between the pages. */
@NullMarked
package dev.grantway.install.consent;

import org.jspecify.annotations.NullMarked;
