/** Where an app is installed, as its developer sees it; from the topics of the services that know. */
@NullMarked
package dev.grantway.registry.installs;

import org.jspecify.annotations.NullMarked;
