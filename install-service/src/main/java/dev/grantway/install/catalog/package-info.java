/** What app-registry publishes, as this service keeps it: apps, and the words and looks of the product. */
@NullMarked
package dev.grantway.install.catalog;

import org.jspecify.annotations.NullMarked;
