package dev.grantway.registry.notices;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends what is due, one mail at a time: claims it, hands it to the mail server, and notes that. Where a pod dies between
 * the last two, another sends it again after the lease.
 */
@Startup // settings that cannot be used must be told at start, not at the first mail
@Singleton
class MailQueue {
    private static final Logger LOG = Logger.getLogger(MailQueue.class);
    private static final int MOST_IN_A_RUN = 500;

    /** After so many the server takes none at all, or addresses are wrong: the others wait for the next run. */
    private static final int MOST_FAILURES = 10;

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final UserNoticeStore store;
    private final NoticeWords words;
    private final NoticeMails mails;
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final MailWaits waits;
    private final Clock clock;

    MailQueue(
            UserNoticeStore store,
            NoticeWords words,
            NoticeMails mails,
            ReactiveMailer mailer,
            MailConfig config,
            Clock clock) {
        this.store = store;
        this.words = words;
        this.mails = mails;
        this.mailer = mailer;
        this.config = config;
        this.waits = new MailWaits(config.waits(), config.giveUpAfter());
        this.clock = clock;
    }

    /** Sends until nothing is due, or too much was not taken. */
    @Scheduled(every = "${grantway.registry.mail.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!config.enabled()) {
            return;
        }
        int failures = 0;
        for (int tried = 0; tried < MOST_IN_A_RUN && failures < MOST_FAILURES; tried++) {
            var now = clock.instant();
            var due = store.claim(now, now.plus(config.timeout()).plus(MARGIN));
            if (due.isEmpty()) {
                return;
            }
            failures += send(due.get()) ? 0 : 1;
        }
    }

    private boolean send(DueMail due) {
        var notice = due.notice();
        var text = words.of(
                notice.template(),
                new NoticeParameters(notice.parameters()),
                Optional.ofNullable(notice.accountName()));
        if (text.isEmpty()) { // taken in by a later release of this service
            store.putOff(notice.id(), Optional.empty());
            return true;
        }
        try {
            var _ = mailer.send(mails.write(due, text.get())).await().atMost(config.timeout());
        } catch (RuntimeException e) { // of the mailer, which has no type of its own for what a server answers
            putOff(due, e);
            return false;
        }
        store.mailed(notice.id(), clock.instant());
        return true;
    }

    private void putOff(DueMail due, RuntimeException reason) {
        var next = waits.after(due.attempt(), due.takenInAt(), clock.instant());
        store.putOff(due.notice().id(), next);
        // servers repeat the address in what they answer, and answer in several lines
        String why = reason.toString().replace(due.email(), "(the recipient)").replaceAll("\\p{Cntrl}+", " ");
        LOG.warnf(
                "the mail of notice %d was not taken, attempt %d, %s: %s",
                due.notice().id(),
                due.attempt(),
                next.map(at -> "to be tried again at " + at).orElse("given up"),
                why);
    }
}
