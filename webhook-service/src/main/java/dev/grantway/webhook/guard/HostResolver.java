package dev.grantway.webhook.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up names. */
@FunctionalInterface
public interface HostResolver {
    /** All addresses of a name, IPv4 and IPv6; never empty. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
