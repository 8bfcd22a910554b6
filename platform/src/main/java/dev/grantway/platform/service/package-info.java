/** Calls between services: who may call what, by signed tokens with scopes. */
@NullMarked
package dev.grantway.platform.service;

import org.jspecify.annotations.NullMarked;
