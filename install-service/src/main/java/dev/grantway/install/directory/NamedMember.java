package dev.grantway.install.directory;

import org.jspecify.annotations.Nullable;

/**
 * What to call a person who has, or had, to do with an account.
 *
 * @param name absent while the directory does not answer, and for who is gone from it
 * @param left whether they are no longer a member of the account
 */
public record NamedMember(@Nullable String name, boolean left) {
    /** Nothing is known of the person. */
    public static final NamedMember UNKNOWN = new NamedMember(null, false);
}
