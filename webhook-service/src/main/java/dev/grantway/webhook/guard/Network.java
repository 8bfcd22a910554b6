package dev.grantway.webhook.guard;

import java.net.InetAddress;
import java.util.Arrays;

/** A range of addresses in CIDR notation; an IPv4 range meets IPv4 addresses only, an IPv6 range IPv6 only. */
record Network(InetAddress first, int prefixBits) {
    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        try {
            var first = InetAddress.ofLiteral(cidr.substring(0, slash));
            int bits = Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException("the prefix length is out of range");
            }
            return new Network(first, bits);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a network such as 10.0.0.0/8 or fd00::/8: " + cidr, e);
        }
    }

    boolean contains(byte[] address) {
        byte[] network = first.getAddress();
        int whole = prefixBits / Byte.SIZE;
        int rest = prefixBits % Byte.SIZE;
        if (address.length != network.length || !Arrays.equals(address, 0, whole, network, 0, whole)) {
            return false;
        }
        int mask = 0xff << (Byte.SIZE - rest);
        return rest == 0 || ((address[whole] ^ network[whole]) & mask & 0xff) == 0;
    }
}
