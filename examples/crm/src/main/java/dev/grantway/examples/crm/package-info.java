/** A product in small that lets apps in: it asks Grantway about each token and tells Kafka what happened. */
@NullMarked
package dev.grantway.examples.crm;

import org.jspecify.annotations.NullMarked;
