/** What people without the right to install ask their administrators for, and what those decide. */
@NullMarked
package dev.grantway.install.request;

import org.jspecify.annotations.NullMarked;
