package dev.grantway.webhook.guard;

import java.net.InetAddress;
import java.net.URI;

/** Whether a URL may be called. */
public sealed interface GuardOutcome {
    /** It may, at this address and no other: the name is not looked up again. */
    record Vetted(URI target, String host, int port, InetAddress address) implements GuardOutcome {}

    /** It may not; one sentence for its developer says why. */
    record Refused(String why) implements GuardOutcome {}

    /** Its name has no address at this time. */
    record Unresolved(String host) implements GuardOutcome {}
}
