package dev.grantway.registry.joining;

import dev.grantway.registry.checks.TextCheck;
import dev.grantway.registry.directory.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address that we may be made to write to. Stricter than what signs people in: a mail library must read it as one
 * address and as no other.
 */
record Mailbox(EmailAddress address) {
    /** Empty for what we would not write to. */
    static Optional<Mailbox> of(@Nullable String text) {
        return EmailAddress.of(text)
                .filter(address -> TextCheck.email(address.written()).isEmpty())
                .map(Mailbox::new);
    }

    /** Whose mail server it is at, in small letters. */
    String domain() {
        String key = address.key();
        return key.substring(key.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** The same for spellings that many servers deliver to one mailbox: those with a tag, or with other dots. */
    String limited() {
        String key = address.key();
        int at = key.lastIndexOf('@');
        String local = key.substring(0, at).split("\\+", 2)[0].replace(".", "");
        return (local + key.substring(at)).toLowerCase(Locale.ROOT);
    }
}
