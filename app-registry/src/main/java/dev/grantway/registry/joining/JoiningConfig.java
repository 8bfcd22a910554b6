package dev.grantway.registry.joining;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How developers come in, and the limits on that. */
@ConfigMapping(prefix = "grantway.registry.sign-up")
interface JoiningConfig {
    /** {@code open} for everyone who proves an e-mail address (needs mail), {@code invitation}, or {@code off}. */
    @WithDefault("invitation")
    SignUpMode mode();

    /** How long the link in a sign-up's mail is good. */
    @WithDefault("24h")
    Duration linkTtl();

    /** How long an invitation is good. */
    @WithDefault("7d")
    Duration invitationTtl();

    /** How long it is kept what became of an operator's invitation. */
    @WithDefault("90d")
    Duration invitationHistory();

    /** Over how long the mails and sign-ups below are counted, from the first one. */
    @WithDefault("24h")
    Duration window();

    /** Mails that one mailbox is sent in a window because strangers signed it up. */
    @WithDefault("3")
    int mailsPerMailbox();

    /** Sign-ups from one network address in a window. */
    @WithDefault("20")
    int requestsPerNetwork();

    /** Mails that one mailbox is sent in a window because it was invited, by whomever. */
    @WithDefault("10")
    int invitationsPerMailbox();

    /** How many of these are from one developer account: no account uses up what others may send. */
    @WithDefault("3")
    int invitationsPerMailboxAndAccount();

    /** Invitations that one developer account sends in a window. */
    @WithDefault("50")
    int invitationsPerAccount();

    /**
     * Mails to addresses of one mail domain in an hour because strangers signed them up, and as many again because they were
     * invited into teams; a fifth of each for one network or one developer account. 0 for any number.
     */
    @WithDefault("50")
    int mailsPerDomain();

    /** Developer accounts that one person may open by themselves and own. */
    @WithDefault("3")
    int accountsPerPerson();
}
