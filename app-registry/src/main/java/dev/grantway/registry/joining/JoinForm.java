package dev.grantway.registry.joining;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What someone who comes in types; nothing of it is checked yet.
 *
 * @param password not shown again
 * @param accountName of the developer account to open
 * @param domain of its website
 */
record JoinForm(String name, String password, String accountName, String domain) {
    static final JoinForm EMPTY = new JoinForm("", "", "", "");

    static JoinForm of(
            @Nullable String name, @Nullable String password, @Nullable String accountName, @Nullable String domain) {
        return new JoinForm(text(name), Objects.requireNonNullElse(password, ""), text(accountName), text(domain));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    @Override
    public String toString() {
        return "JoinForm[redacted]";
    }
}
