/**
 * How people come in: sign-up with proof of an e-mail address, an operator's invitation, an owner's invitation into a
 * team. Each is a link that is good once; what it was made for is entered into the directory when it is spent, and
 * nothing before.
 */
@NullMarked
package dev.grantway.registry.joining;

import org.jspecify.annotations.NullMarked;
