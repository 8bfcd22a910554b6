package dev.grantway.registry.notices;

import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sends mails in the operator's brand to people who need not be known here. */
@Singleton
public class BrandMails {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 60;
    private static final Pattern OF_AN_ADDRESS = Pattern.compile("[.．。/:@]");
    private static final char GAP = '\u200B';

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
     * @param id the same for each attempt to send the same text, and another for another
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

    /**
     * A stranger's name, fit to stand in a sentence of a mail to another stranger: short, and with a gap that nobody sees
     * after each character that makes an address, so that no mail program makes a link of it.
     */
    public static String name(String name) {
        String shown = NoticeParameters.shown(name);
        int end = shown.offsetByCodePoints(0, Math.min(LONGEST_NAME, shown.codePointCount(0, shown.length())));
        String cut = end < shown.length() ? shown.substring(0, end) + "…" : shown;
        return NoticeParameters.isolated(OF_AN_ADDRESS.matcher(cut).replaceAll("$0" + GAP));
    }
}
