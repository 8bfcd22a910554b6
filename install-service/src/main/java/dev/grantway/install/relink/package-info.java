/** The way to consent again to an app that an account has or had; whoever leads people there asks here. */
@NullMarked
package dev.grantway.install.relink;

import org.jspecify.annotations.NullMarked;
