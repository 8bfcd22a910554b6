package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets whoever reads a mailbox in, once. The token in it is nowhere but in the mail.
 *
 * @param email as it was written
 * @param accountId of the team; absent for others
 * @param accountName the same
 * @param role in the team; absent for others
 */
record JoiningLink(
        long id,
        LinkKind kind,
        String email,
        @Nullable Integer accountId,
        @Nullable String accountName,
        @Nullable DeveloperRole role,
        Instant expiresAt) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** When it ends, for readers. */
    public String until() {
        return TIME.format(expiresAt);
    }

    /** Of the team's account; empty for others. */
    public String teamName() {
        return Objects.requireNonNullElse(accountName, "");
    }

    public boolean team() {
        return kind == LinkKind.TEAM;
    }

    /** What its reader would be in the team. */
    public String roleWords() {
        return switch (Objects.requireNonNullElse(role, DeveloperRole.READ_ONLY)) {
            case OWNER -> "Owner: everything, the team included";
            case DEVELOPER -> "Developer: everything with its apps";
            case READ_ONLY -> "Read-only: looks on, changes nothing";
        };
    }
}
