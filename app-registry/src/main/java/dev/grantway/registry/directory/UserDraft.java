package dev.grantway.registry.directory;

import org.jspecify.annotations.Nullable;

/**
 * A user to be, as an operator describes them; nothing of it is proven yet.
 *
 * @param userId absent for the next free one
 * @param operator absent for no
 */
public record UserDraft(
        @Nullable Integer userId,
        @Nullable String email,
        @Nullable String name,
        @Nullable String password,
        @Nullable Boolean operator) {
    @Override
    public String toString() {
        return "UserDraft[userId=" + userId + ", password=redacted]";
    }
}
