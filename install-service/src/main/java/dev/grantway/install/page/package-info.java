/** What a browser is answered: a page, a page that says what went wrong, or a way on. */
@NullMarked
package dev.grantway.install.page;

import org.jspecify.annotations.NullMarked;
