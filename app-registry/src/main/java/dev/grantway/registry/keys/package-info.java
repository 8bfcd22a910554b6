/** Developer API keys, and what whoever shows one, or is signed in, may do with the apps of developer accounts. */
@NullMarked
package dev.grantway.registry.keys;

import org.jspecify.annotations.NullMarked;
