package dev.grantway.registry.joining;

import dev.grantway.platform.web.ClientAddress;
import dev.grantway.registry.notices.BrandMails;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes sign-ups in. What is done and how long it takes is the same whether or not the address is somebody's: who has one
 * is looked up when the mail is sent.
 */
@Singleton
class SignUp {
    private static final Logger LOG = Logger.getLogger(SignUp.class);

    private final JoiningLinkStore links;
    private final JoiningLimits limits;
    private final BrandMails mails;
    private final JoiningConfig config;
    private final Clock clock;

    SignUp(JoiningLinkStore links, JoiningLimits limits, BrandMails mails, JoiningConfig config, Clock clock) {
        this.links = links;
        this.limits = limits;
        this.mails = mails;
        this.config = config;
        this.clock = clock;
    }

    void tellAtStart(@Observes StartupEvent event) {
        if (mode() == SignUpMode.OPEN && !mails.enabled()) {
            LOG.warn("grantway.registry.sign-up.mode is open, and nobody can sign up: that needs a mail server,"
                    + " grantway.registry.mail.enabled");
        }
    }

    SignUpMode mode() {
        return config.mode();
    }

    /** Whether strangers can sign up: they may, and can be sent a mail. */
    boolean isOpen() {
        return mode() == SignUpMode.OPEN && mails.enabled();
    }

    SignUpOutcome ask(@Nullable String email, ClientAddress address) {
        if (!isOpen()) {
            return new SignUpOutcome.Closed();
        }
        var wait = limits.waitOf(address);
        if (wait.isPresent()) {
            return new SignUpOutcome.TooMany(wait.get());
        }
        var mailbox = Mailbox.of(email);
        if (mailbox.isEmpty()) {
            return new SignUpOutcome.NoAddress();
        }
        if (limits.maySignUp(
                mailbox.get())) { // its reader has had enough of our mails, or finds the link in one of them
            var rest = limits.waitOfDomain(address, mailbox.get());
            if (rest.isPresent()) {
                return new SignUpOutcome.TooManyOfDomain(rest.get());
            }
            var now = clock.instant();
            links.signUp(mailbox.get(), now, now.plus(config.linkTtl()));
        }
        return new SignUpOutcome.LookAtYourMail();
    }
}
