package dev.grantway.registry.notices;

import dev.grantway.contracts.events.Notice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What people are told, and what they have read of it. */
@Singleton
class Notices {
    /** Above every id. */
    static final long NEWEST = Long.MAX_VALUE;

    private static final int MOST_COUNTED = 100;

    /** So few that no transaction holds up others. */
    private static final int FORGOTTEN_AT_ONCE = 1000;

    private final UserNoticeStore store;
    private final Recipients recipients;
    private final NoticeWords words;
    private final NoticesConfig config;
    private final boolean mailed;
    private final Clock clock;

    Notices(
            UserNoticeStore store,
            Recipients recipients,
            NoticeWords words,
            NoticesConfig config,
            MailConfig mail,
            Clock clock) {
        this.store = store;
        this.recipients = recipients;
        this.words = words;
        this.config = config;
        this.mailed = mail.enabled();
        this.clock = clock;
    }

    /**
     * Stores a notice for each of its readers; the same again changes nothing.
     *
     * @return false for one that has no words here
     */
    @Transactional
    boolean takeIn(String ceId, Notice notice) {
        if (words.of(notice.template(), new NoticeParameters(notice.parameters()), Optional.empty())
                .isEmpty()) {
            return false;
        }
        var readers = recipients.of(notice.recipient());
        var now = clock.instant();
        store.insert(ceId, notice, accountId(notice), readers, now, mailed ? now : null);
        return true;
    }

    /** A person's below an id, the newest first. */
    List<UserNotice> before(int userId, long id, int atMost) {
        return store.before(userId, id, atMost);
    }

    /** How many a person has not read; 100 stands for more. */
    int countUnread(int userId) {
        return store.countUnread(userId, MOST_COUNTED);
    }

    /** Marks what the person saw, and nothing that came since. */
    @Transactional
    void markRead(int userId, long upTo) {
        store.markRead(userId, upTo, clock.instant());
    }

    /** Drops old ones, a few in each transaction, until none is left. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        var limit = clock.instant().minus(config.kept());
        int found = FORGOTTEN_AT_ONCE;
        while (found == FORGOTTEN_AT_ONCE) {
            found = QuarkusTransaction.requiringNew().call(() -> store.forgetBefore(limit, FORGOTTEN_AT_ONCE));
        }
    }

    private static Optional<Integer> accountId(Notice notice) {
        return Optional.ofNullable(notice.parameters().get("accountId")).flatMap(IdText::read);
    }
}
