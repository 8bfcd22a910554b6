package dev.grantway.registry.domains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.domains.TxtOutcome.Absent;
import dev.grantway.registry.domains.TxtOutcome.Found;
import dev.grantway.registry.domains.TxtOutcome.Silent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a domain counts, and when no longer. */
class DomainRulesTest {
    private static final Instant CLAIMED = Instant.parse("2026-11-30T08:00:00Z");
    private static final DomainClaim CLAIM = DomainClaim.begin(100_001, "acme.example", "c0ffee", CLAIMED);
    private static final Found THERE = new Found(List.of("v=spf1 -all", CLAIM.recordValue()));

    private final DomainRules rules = new DomainRules(config(Map.of()));

    @Test
    void theRecordIsForOneAccountAndOneDomain() {
        assertThat(CLAIM.recordName()).isEqualTo("_app-publisher.acme.example");
        assertThat(CLAIM.recordValue()).isEqualTo("app-publisher=100001:c0ffee");
    }

    @Nested
    class AClaim {
        @Test
        void countsWhenTheRecordIsThere() {
            var looked = rules.after(CLAIM, THERE, later(1));

            assertThat(looked.claim().verifiedAt()).contains(later(1));
            assertThat(looked.nextLookAt()).contains(later(25));
        }

        @Test
        void doesNotCountByTheRecordOfAnother() {
            var others = new Found(List.of("app-publisher=100002:c0ffee", "app-publisher=100001:other", "c0ffee"));

            assertThat(rules.after(CLAIM, others, later(1)).claim().isVerified())
                    .isFalse();
        }

        @Test
        void isLookedAtForAWeek() {
            assertThat(rules.after(CLAIM, new Absent(), later(1)).nextLookAt())
                    .contains(later(1).plus(Duration.ofMinutes(10)));
            assertThat(rules.after(CLAIM, new Silent(), later(7 * 24)).nextLookAt())
                    .isEmpty();
        }
    }

    @Test
    void aClaimToANameThatSaysNothingIsLookedAtLessAndLessOften() {
        var claim = CLAIM;
        for (int minutes : new int[] {10, 20, 40, 80, 160, 320, 360, 360}) {
            var looked = rules.after(claim, new Silent(), later(1));
            assertThat(looked.nextLookAt()).contains(later(1).plus(Duration.ofMinutes(minutes)));
            claim = looked.claim();
        }
        assertThat(rules.after(claim, new Absent(), later(1)).nextLookAt())
                .contains(later(1).plus(Duration.ofMinutes(10)));
    }

    @Nested
    class AVerifiedDomain {
        private final DomainClaim verified = rules.after(CLAIM, THERE, later(0)).claim();

        @Test
        void staysSoForThreeMissesAndThreeDays() {
            var once = rules.after(verified, new Absent(), later(24));
            var twice = rules.after(once.claim(), new Absent(), later(48));
            var often = rules.after(
                    rules.after(twice.claim(), new Absent(), later(71)).claim(), new Absent(), later(71));

            assertThat(once.nextLookAt()).contains(later(48));
            assertThat(twice.claim().isVerified()).isTrue();
            assertThat(often.claim().isVerified()).as("often, and not for long").isTrue();
            assertThat(rules.after(once.claim(), new Absent(), later(200))
                            .claim()
                            .isVerified())
                    .as("for long, and not often")
                    .isTrue();
        }

        @Test
        void isWithdrawnThenAndNotLookedAtAnyMore() {
            var twice =
                    rules.after(rules.after(verified, new Absent(), later(24)).claim(), new Absent(), later(48));

            var thrice = rules.after(twice.claim(), new Found(List.of("something else")), later(72));

            assertThat(thrice.claim().isVerified()).isFalse();
            assertThat(thrice.nextLookAt()).isEmpty();
        }

        @Test
        void countsFromTheStartAgainWhenTheRecordIsBack() {
            var twice =
                    rules.after(rules.after(verified, new Absent(), later(24)).claim(), new Absent(), later(48));
            var back = rules.after(twice.claim(), THERE, later(50)).claim();

            assertThat(back.misses()).isZero();
            assertThat(back.verifiedAt()).isEqualTo(verified.verifiedAt());
            assertThat(rules.after(back, new Absent(), later(200)).claim().isVerified())
                    .isTrue();
        }

        @Test
        void outlivesAnOutageOfItsServersButNotForEver() {
            var silent = rules.after(verified, new Silent(), later(29 * 24));

            assertThat(silent.claim()).isEqualTo(verified);
            assertThat(silent.nextLookAt()).contains(later(29 * 24 + 1));
            assertThat(rules.after(verified, new Silent(), later(30 * 24))
                            .claim()
                            .isVerified())
                    .isFalse();
        }
    }

    @Test
    void allOfItIsASetting() {
        var config = config(Map.of(
                "grantway.registry.domains.dns-server", "127.0.0.1:5353",
                "grantway.registry.domains.timeout", "1s",
                "grantway.registry.domains.every", "1h",
                "grantway.registry.domains.misses", "1",
                "grantway.registry.domains.missing-for", "2h",
                "grantway.registry.domains.silent-for", "3h",
                "grantway.registry.domains.awaited-for", "4h"));
        var strict = new DomainRules(config);
        var verified = strict.after(CLAIM, THERE, later(0));

        assertThat(config.dnsServer()).contains("127.0.0.1:5353");
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(verified.nextLookAt()).contains(later(1));
        assertThat(strict.after(verified.claim(), new Absent(), later(2))
                        .claim()
                        .isVerified())
                .isFalse();
        assertThat(strict.after(verified.claim(), new Silent(), later(3))
                        .claim()
                        .isVerified())
                .isFalse();
        assertThat(strict.awaitedUntil(CLAIM)).isEqualTo(later(4));
        assertThat(config(Map.of()).dnsServer()).isEmpty();
        assertThat(config(Map.of()).timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    private static Instant later(int hours) {
        return CLAIMED.plus(Duration.ofHours(hours));
    }

    private static DomainsConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(DomainsConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(DomainsConfig.class);
    }
}
