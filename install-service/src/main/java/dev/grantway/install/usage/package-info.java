/** What installations use of the product, as the services that count tell it. */
@NullMarked
package dev.grantway.install.usage;

import org.jspecify.annotations.NullMarked;
