package dev.grantway.registry.joining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.platform.web.ClientAddress;
import dev.grantway.registry.signin.GuessStore;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many mails go to one mail domain in an hour: ten here, two of them for one network or one account. */
@QuarkusTest
class DomainLimitTest {
    private static final int MOST = 10;
    private static final int SHARE = 2;

    private final GuessStore store;
    private final Clock clock;
    private final String domain = "d" + UUID.randomUUID() + ".example";
    private final JoiningLimits limits;

    DomainLimitTest(GuessStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.limits = limits(MOST);
    }

    @Test
    void oneNetworkAloneUsesUpNothingOfOthers() {
        for (int tried = 0; tried < 3 * MOST; tried++) {
            assertThat(limits.waitOfDomain(network(1), someone(domain)).isEmpty())
                    .isEqualTo(tried < SHARE);
        }

        for (int other = 2; other <= MOST / SHARE; other++) {
            assertThat(limits.waitOfDomain(network(other), someone(domain))).isEmpty();
            assertThat(limits.waitOfDomain(network(other), someone(domain.toUpperCase(Locale.ROOT))))
                    .isEmpty();
        }
    }

    @Test
    void allOfThemTogetherComeToTheEndOfIt() {
        for (int each = 0; each < MOST; each++) {
            assertThat(limits.waitOfDomain(network(each), someone(domain))).isEmpty();
        }

        assertThat(limits.waitOfDomain(network(99), someone(domain))).isPresent();
        assertThat(limits.waitOfDomain(network(99), someone("other-" + domain))).isEmpty();
    }

    @Test
    void signUpsOfStrangersTakeNothingFromInvitationsOfOwners() {
        for (int each = 0; each <= MOST; each++) {
            var _ = limits.waitOfDomain(network(each), someone(domain));
        }

        assertThat(limits.waitOfDomain(1, someone(domain))).isEmpty();
        assertThat(limits.waitOfDomain(1, someone(domain))).isEmpty();
        assertThat(limits.waitOfDomain(1, someone(domain))).isPresent();
        assertThat(limits.waitOfDomain(2, someone(domain))).isEmpty();
    }

    @Test
    void thereIsNoneWhereNoneIsSet() {
        var unlimited = limits(0);

        for (int each = 0; each < 2 * MOST; each++) {
            assertThat(unlimited.waitOfDomain(network(1), someone(domain))).isEmpty();
        }
    }

    private JoiningLimits limits(int most) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(JoiningConfig.class)
                .withSources(new PropertiesConfigSource(
                        Map.of("grantway.registry.sign-up.mails-per-domain", Integer.toString(most)), "test", 100))
                .build()
                .getConfigMapping(JoiningConfig.class);
        return new JoiningLimits(store, config, clock);
    }

    private static ClientAddress network(int number) {
        return ClientAddress.of(List.of(), "192.0.2." + number, 0);
    }

    private static Mailbox someone(String domain) {
        return Mailbox.of("new-" + UUID.randomUUID() + "@" + domain).orElseThrow();
    }
}
