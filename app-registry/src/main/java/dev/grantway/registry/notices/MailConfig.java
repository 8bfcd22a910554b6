package dev.grantway.registry.notices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Notices by mail. The mail server itself is set by {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "grantway.registry.mail")
interface MailConfig {
    /** Whether notices are mailed; otherwise they are in the product only. */
    @WithDefault("false")
    boolean enabled();

    /** The address that mails come from, such as {@code no-reply@crm.example}; needed where mail is enabled. */
    Optional<String> from();

    /** How often mails that are due are looked for. */
    @WithDefault("5s")
    Duration every();

    /** Waits between attempts to hand a mail over, the last of them again and again. */
    @WithDefault("30s,2m,10m,30m,1h,2h")
    List<Duration> waits();

    /** How long a mail is tried before it is given up; the notice stays in the product. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** Longest wait for the mail server to take one mail. */
    @WithDefault("30s")
    Duration timeout();
}
