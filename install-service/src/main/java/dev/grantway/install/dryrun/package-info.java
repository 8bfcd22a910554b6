/** What an install link would lead to for a person and an account, without anyone doing it. */
@NullMarked
package dev.grantway.install.dryrun;

import org.jspecify.annotations.NullMarked;
