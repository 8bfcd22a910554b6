/** What holds for every page and form: headers, layout, brand, errors, protection against forged requests. */
@NullMarked
package dev.grantway.platform.web;

import org.jspecify.annotations.NullMarked;
