package dev.grantway.registry.notices;

import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends mails in the operator's brand to people who need not be known here. */
@Singleton
public class BrandMails {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final NoticeMails mails;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final MailWaits waits;
    private final Clock clock;

    BrandMails(NoticeMails mails, ReactiveMailer mailer, MailConfig config, Clock clock) {
        this.mails = mails;
        this.mailer = mailer;
        this.config = config;
        this.waits = new MailWaits(config.waits(), config.giveUpAfter());
        this.clock = clock;
    }

    /** Whether there is a mail server. */
    public boolean enabled() {
        return config.enabled();
    }

    /** How long one mail may take, with a margin. */
    public Duration lease() {
        return config.timeout().plus(MARGIN);
    }

    /**
     * Hands a mail to the server, and waits until it took it.
     *
     * @param id the same for each attempt to send it
     * @param reason why it came
     * @throws RuntimeException when the server does not take it
     */
    public void send(String to, String id, NoticeText text, String reason) {
        var mail = mails.write(to, id, text, new MailFooter(reason, ""));
        var _ = mailer.send(mail).await().atMost(config.timeout());
    }

    /**
     * When a mail that was not taken is tried again.
     *
     * @param attempt the one that failed, 1 for the first
     * @param since when it was to be sent first
     * @return empty when it is given up
     */
    public Optional<Instant> after(int attempt, Instant since) {
        return waits.after(attempt, since, clock.instant());
    }

    /** A stranger's name, fit to stand in a sentence of a mail. */
    public static String name(String name) {
        return NoticeParameters.isolated(NoticeParameters.shown(name));
    }
}
