package dev.grantway.webhook.guard;

import java.net.InetAddress;
import java.util.List;

/** Guards with a resolver of their own. */
public final class TestGuards {
    private TestGuards() {}

    /** Takes this machine; every name leads to it. */
    public static TargetGuard withLoopback() {
        return new TargetGuard(true, List.of(), List.of(443), _ -> List.of(InetAddress.ofLiteral("127.0.0.1")));
    }

    /** Takes this machine, and what these answers say of a name. */
    public static TargetGuard resolving(HostResolver resolver) {
        return new TargetGuard(true, List.of(), List.of(443), resolver);
    }
}
