package dev.grantway.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
    private static final String CONNECTION = "10.0.0.1";

    @Test
    void isWhatOurProxySawAndNotWhatTheCallerClaims() {
        var address = ClientAddress.of(List.of("1.1.1.1, 2.2.2.2", "203.0.113.7"), CONNECTION, 1);

        assertThat(address.network()).isEqualTo("203.0.113.7");
    }

    @Test
    void isFurtherLeftBehindTwoProxies() {
        var address = ClientAddress.of(List.of("1.1.1.1, 203.0.113.7, 10.0.0.9"), CONNECTION, 2);

        assertThat(address.network()).isEqualTo("203.0.113.7");
    }

    @Test
    void isTheConnectionsWithoutAProxy() {
        assertThat(ClientAddress.of(List.of("1.1.1.1"), CONNECTION, 0).network())
                .isEqualTo(CONNECTION);
        assertThat(ClientAddress.of(List.of(), CONNECTION, 1).network()).isEqualTo(CONNECTION);
    }

    @Test
    void isTheNetworkThatOneCustomerHasInIpv6() {
        var one = ClientAddress.of(List.of("2001:db8:1:2::1"), CONNECTION, 1);
        var other = ClientAddress.of(List.of("2001:db8:1:2:ffff::9"), CONNECTION, 1);

        assertThat(one).isEqualTo(other).isNotEqualTo(ClientAddress.of(List.of("2001:db8:1:3::1"), CONNECTION, 1));
    }

    @Test
    void isTakenAsItStandsWhenItIsNoAddress() {
        assertThat(ClientAddress.of(List.of("unknown"), CONNECTION, 1).network())
                .isEqualTo("unknown");
    }
}
