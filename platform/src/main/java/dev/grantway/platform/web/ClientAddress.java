package dev.grantway.platform.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The network a request comes from: an IPv4 address, or the /64 that one IPv6 customer has for himself. */
public record ClientAddress(String network) {
    private static final int PREFIX_BYTES = 8;

    /**
     * The caller's network.
     *
     * @param forwardedFor the values of {@code X-Forwarded-For}, in order
     * @param connection the address of the other end
     * @param proxies how many of our own proxies have appended to the header
     */
    public static ClientAddress of(List<String> forwardedFor, String connection, int proxies) {
        var hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        // counted from the right: what is further left is what the caller wrote there
        return hops.isEmpty() || proxies == 0
                ? new ClientAddress(network(connection))
                : new ClientAddress(network(hops.get(Math.max(0, hops.size() - proxies))));
    }

    private static String network(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, PREFIX_BYTES) + "/64"
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
