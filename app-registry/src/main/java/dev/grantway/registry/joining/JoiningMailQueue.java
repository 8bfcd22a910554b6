package dev.grantway.registry.joining;

import dev.grantway.registry.notices.BrandMails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Mails links as they fall due, and forgets those whose time is over. */
@Singleton
class JoiningMailQueue {
    private static final Logger LOG = Logger.getLogger(JoiningMailQueue.class);
    private static final int MOST_IN_A_RUN = 500;
    private static final int MOST_FAILURES = 10;
    private static final int ID_BYTES = 6;
    private static final int FORGOTTEN_AT_ONCE = 1000;

    private final JoiningLinkStore links;
    private final DeveloperInvitationStore invitations;
    private final JoiningConfig config;
    private final JoiningWords words;
    private final BrandMails mails;
    private final Clock clock;

    JoiningMailQueue(
            JoiningLinkStore links,
            DeveloperInvitationStore invitations,
            JoiningConfig config,
            JoiningWords words,
            BrandMails mails,
            Clock clock) {
        this.links = links;
        this.invitations = invitations;
        this.config = config;
        this.words = words;
        this.mails = mails;
        this.clock = clock;
    }

    /** Sends until nothing is due, or too much was not taken. */
    @Scheduled(every = "${grantway.registry.mail.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!mails.enabled()) {
            return;
        }
        int failures = 0;
        for (int tried = 0; tried < MOST_IN_A_RUN && failures < MOST_FAILURES; tried++) {
            var now = clock.instant();
            var token = LinkToken.generate();
            var due = QuarkusTransaction.requiringNew().call(() -> links.claim(token, now, now.plus(mails.lease())));
            if (due.isEmpty()) {
                return;
            }
            failures += send(due.get(), token) ? 0 : 1;
        }
    }

    /** Drops links whose time is over, a few in each transaction, until none is left. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetExpired() {
        int found = FORGOTTEN_AT_ONCE;
        while (found == FORGOTTEN_AT_ONCE) {
            found = QuarkusTransaction.requiringNew()
                    .call(() -> links.forgetExpired(clock.instant(), FORGOTTEN_AT_ONCE));
        }
    }

    /** The same with what is written down of operators' invitations. */
    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetInvitations() {
        int found = FORGOTTEN_AT_ONCE;
        while (found == FORGOTTEN_AT_ONCE) {
            found = QuarkusTransaction.requiringNew()
                    .call(() ->
                            invitations.forget(clock.instant().minus(config.invitationHistory()), FORGOTTEN_AT_ONCE));
        }
    }

    private boolean send(DueLink due, LinkToken token) {
        try {
            mails.send(due.link().email(), mailId(due, token), words.of(due, token), words.reason(due));
        } catch (RuntimeException e) { // of the mailer, which has no type of its own for what a server answers
            putOff(due, token, e);
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> settle(due, token));
        return true;
    }

    /** Another with each link: servers drop a mail whose id they had, and the link in the one before is dead. */
    private static String mailId(DueLink due, LinkToken token) {
        return "joining." + due.link().id() + "." + HexFormat.of().formatHex(token.hash(), 0, ID_BYTES);
    }

    /** Nothing is kept of who signed up without need. */
    private void settle(DueLink due, LinkToken token) {
        if (due.known() && due.link().kind() == LinkKind.SIGN_UP) {
            links.delete(due.link().id());
        } else {
            links.putOff(due.link().id(), token, Optional.empty());
        }
    }

    private void putOff(DueLink due, LinkToken token, RuntimeException reason) {
        var next = mails.after(due.attempt(), due.createdAt());
        QuarkusTransaction.requiringNew().run(() -> links.putOff(due.link().id(), token, next));
        // servers repeat the address in what they answer, and answer in several lines
        String why =
                reason.toString().replace(due.link().email(), "(the recipient)").replaceAll("\\p{Cntrl}+", " ");
        LOG.warnf(
                "the mail of link %d was not taken, attempt %d, %s: %s",
                due.link().id(),
                due.attempt(),
                next.map(at -> "to be tried again at " + at).orElse("given up"),
                why);
    }
}
