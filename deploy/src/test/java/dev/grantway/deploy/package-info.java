/** Shows without a cluster that the Helm chart is right: Helm renders it, strict models read it, and rules look at what came out. */
@NullMarked
package dev.grantway.deploy;

import org.jspecify.annotations.NullMarked;
