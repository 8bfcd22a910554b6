package dev.grantway.webhook.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: what the registries of special-purpose addresses leave over, and no more. RFC 6890.
 *
 * <p>{@link InetAddress#isSiteLocalAddress} and the like know a part of them only: not shared, translated or tunnelled ones.
 */
final class AddressRules {
    private static final int MAPPED_PREFIX = 12;

    private static final List<Network> LOOPBACK = networks("127.0.0.0/8", "::1/128");

    private static final List<Network> SPECIAL_V4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** IPv6 is global in one range alone, so everything outside it is refused: mapped, translated, local, multicast. */
    private static final List<Network> GLOBAL_V6 = networks("2000::/3");

    /** What is special inside it: Teredo and other protocol assignments, documentation, 6to4. */
    private static final List<Network> SPECIAL_V6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private final boolean allowLoopback;
    private final List<Network> denied;

    /**
     * The rules of a deployment.
     *
     * @param denied what the operator refuses besides, such as the cluster's own networks
     */
    AddressRules(boolean allowLoopback, List<Network> denied) {
        this.allowLoopback = allowLoopback;
        this.denied = denied;
    }

    boolean allow(InetAddress address) {
        byte[] bytes = unmapped(address.getAddress());
        if (in(LOOPBACK, bytes)) {
            return allowLoopback;
        }
        return !in(denied, bytes) && (bytes.length == 4 ? !in(SPECIAL_V4, bytes) : isGlobalV6(bytes));
    }

    static boolean isLoopback(InetAddress address) {
        return in(LOOPBACK, unmapped(address.getAddress()));
    }

    private static boolean isGlobalV6(byte[] bytes) {
        return in(GLOBAL_V6, bytes) && !in(SPECIAL_V6, bytes);
    }

    /** An IPv4 address that is written as IPv6, {@code ::ffff:a.b.c.d}, is judged as what it reaches. */
    private static byte[] unmapped(byte[] bytes) {
        boolean mapped = bytes.length == 16
                && Arrays.equals(bytes, 0, 10, new byte[10], 0, 10)
                && bytes[10] == -1
                && bytes[11] == -1;
        return mapped ? Arrays.copyOfRange(bytes, MAPPED_PREFIX, bytes.length) : bytes;
    }

    private static boolean in(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... cidrs) {
        return Stream.of(cidrs).map(Network::parse).toList();
    }
}
