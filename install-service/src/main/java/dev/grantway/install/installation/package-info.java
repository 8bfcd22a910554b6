/** Installations and their life: each change and its event are one transaction. */
@NullMarked
package dev.grantway.install.installation;

import org.jspecify.annotations.NullMarked;
