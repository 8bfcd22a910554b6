package dev.grantway.webhook.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.grantway.webhook.guard.GuardOutcome.Refused;
import dev.grantway.webhook.guard.GuardOutcome.Unresolved;
import dev.grantway.webhook.guard.GuardOutcome.Vetted;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D2")
class TargetGuardTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "hooks.example.com", List.of("93.184.216.34", "2606:2800:220:1::1"),
            "inside.example.com", List.of("10.0.0.7"),
            "both.example.com", List.of("93.184.216.34", "127.0.0.1"),
            "mapped.example.com", List.of("::ffff:10.0.0.1"),
            "localhost", List.of("127.0.0.1", "::1"));

    private final Collection<String> lookedUp = new ArrayList<>();
    private final TargetGuard guard = guard(false);

    private TargetGuard guard(boolean allowLoopback) {
        return new TargetGuard(
                allowLoopback, List.of("198.41.0.0/24", "2a00:1450::/32"), List.of(443, 8443), this::resolve);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookedUp.add(host);
        if (!NAMES.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        return NAMES.get(host).stream().map(InetAddress::ofLiteral).toList();
    }

    @Test
    void givesTheAddressToCallSoThatNobodyLooksAgain() {
        var outcome = guard.vet("https://hooks.example.com/a?b=c");

        assertThat(outcome).isInstanceOfSatisfying(Vetted.class, vetted -> {
            assertThat(vetted.address().getHostAddress()).isEqualTo("93.184.216.34");
            assertThat(vetted.host()).isEqualTo("hooks.example.com");
            assertThat(vetted.port()).isEqualTo(443);
        });
        assertThat(lookedUp).containsExactly("hooks.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://93.184.216.34/",
                "https://93.184.216.34:8443/",
                "https://[2606:2800:220:1::1]/",
                "https://hooks.example.com:443/",
                "https://hooks.example.com:8443/"
            })
    void takesPublicAddresses(String url) {
        assertThat(guard.vet(url)).isInstanceOf(Vetted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://010.0.0.1/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.0.0.8/",
                "https://192.0.2.1/",
                "https://192.168.1.1/",
                "https://198.18.0.1/",
                "https://198.51.100.1/",
                "https://203.0.113.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:1::1]/",
                "https://[2001:db8::1]/",
                "https://[3fff::1]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[ff02::1]/",
                "https://localhost/",
                "https://inside.example.com/",
                "https://both.example.com/",
                "https://mapped.example.com/",
                "https://198.41.0.4/",
                "https://[2a00:1450::1]/"
            })
    void refusesAddressesThatAreNotPublic(String url) {
        assertThat(guard.vet(url)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://user@hooks.example.com/",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com/#fragment",
                "https://hooks.example.com./",
                "https://hooks_example.com/",
                "https://h\u00f6oks.example.com/",
                "https://hooks.example.com:5432/",
                "https://hooks.example.com:9092/",
                "https://hooks.example.com:0/",
                "https://exa mple.com/",
                "https://hooks.example.com\\@127.0.0.1/",
                "https://-hooks.example.com/"
            })
    void refusesWhatIsNotAPlainHttpsUrl(String url) {
        assertThat(guard.vet(url)).isInstanceOf(Refused.class);
    }

    @Test
    void tellsANameWithoutAddressFromARefusal() {
        assertThat(guard.vet("https://nowhere.example.com/")).isEqualTo(new Unresolved("nowhere.example.com"));
    }

    @Test
    void doesNotStartWithANetworkThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TargetGuard(false, List.of("10.0.0.0"), List.of(443), this::resolve))
                .withMessageContaining("10.0.0.0");
    }

    @Nested
    class WithLoopbackAllowed {
        private final TargetGuard open = guard(true);

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost:8090/webhooks", "http://127.0.0.1:1/", "http://[::1]:8080/"})
        void takesEveryPortOfThisMachineInPlainHttp(String url) {
            assertThat(open.vet(url)).isInstanceOf(Vetted.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://hooks.example.com/",
                    "https://hooks.example.com:9092/",
                    "http://10.0.0.7/",
                    "http://both.example.com/",
                    "http://0.0.0.0:8080/",
                    "http://127.1/"
                })
        void changesNothingElse(String url) {
            assertThat(open.vet(url)).isInstanceOf(Refused.class);
        }
    }
}
