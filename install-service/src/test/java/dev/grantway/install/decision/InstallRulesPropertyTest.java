package dev.grantway.install.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppDistribution.Kind;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.installation.PresentInstallation;
import dev.grantway.install.policy.AccountPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What holds whatever is asked, said without the rules themselves. */
class InstallRulesPropertyTest {
    private static final long SEED = 20_261_124;
    private static final int CASES = 20_000;
    private static final List<InstallationStatus> STATUSES = List.of(InstallationStatus.values());

    @Test
    void holdsForEachQuestion() {
        var random = new Random(SEED);
        int installable = 0;
        for (int i = 0; i < CASES; i++) {
            var question = any(random);
            var decision = InstallRules.decide(question, Questions.WORDS);
            try {
                switch (decision) {
                    case Installable(var terms) -> assertTermsHold(question, terms);
                    case Hindered hindered -> assertHindrancesHold(question, hindered);
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + SEED + ", case " + i + ": " + question, e);
            }
            installable += decision instanceof Installable ? 1 : 0;
        }
        assertThat(installable).as("both answers come often").isBetween(CASES / 20, CASES - CASES / 20);
    }

    private static void assertTermsHold(InstallQuestion question, InstallTerms terms) {
        var account = question.account();
        assertThat(account.kind()).isNotEqualTo("DEVELOPER");
        assertThat(question.policy().blockedApps()).doesNotContain(Questions.APP);
        var distribution = question.request().app().distributionOrUnlisted();
        assertThat(distribution.kind() != Kind.PRIVATE
                        || distribution.accounts().contains(account.accountId()))
                .isTrue();
        assertThat(terms.required()).isEqualTo(question.request().scopes());
        for (String scope : terms.required()) {
            assertMayBeGiven(question, scope);
        }
        for (String scope : terms.offered()) {
            assertMayBeGiven(question, scope);
            assertThat(question.policy().optionalCeiling().map(ceiling -> ceiling.contains(scope)))
                    .isNotEqualTo(Optional.of(false));
        }
        assertThat(terms.unavailable()).allSatisfy(InstallRulesPropertyTest::assertSaysWhoMendsIt);
        assertThat(terms.optional())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(question.request().optionalScopes().stream()
                        .filter(Predicate.not(terms.required()::contains))
                        .toList());
    }

    /** The person has it, the plan has it, and whoever may not bring in new things brings in none. */
    private static void assertMayBeGiven(InstallQuestion question, String scope) {
        var account = question.account();
        assertThat(account.scopes()).contains(scope);
        if (scope.equals("content") || scope.equals("reports")) {
            assertThat(account.entitlements()).contains("content-pro");
        }
        boolean bringsIn = account.superAdmin()
                || (account.mayInstall() && !question.policy().superAdminsOnly());
        boolean had = Set.of(
                                InstallationStatus.ACTIVE,
                                InstallationStatus.SUSPENDED,
                                InstallationStatus.NEEDS_REAUTHORIZATION)
                        .contains(question.present().status())
                && question.present().scopes().contains(scope);
        boolean approved = question.approved().orElse(Set.of()).contains(scope);
        assertThat(bringsIn || had || approved).isTrue();
    }

    private static void assertHindrancesHold(InstallQuestion question, Hindered hindered) {
        assertThat(hindered.hindrances()).isNotEmpty().doesNotHaveDuplicates().allSatisfy(found -> {
            assertSaysWhoMendsIt(found);
            if (found.code() == HindranceCode.NO_ACCESS_TO_SCOPE) {
                assertThat(question.account().scopes()).doesNotContain(found.scope());
            }
            if (found.code() == HindranceCode.NO_RIGHT_TO_INSTALL) {
                assertThat(question.account().superAdmin()).isFalse();
            }
        });
    }

    private static void assertSaysWhoMendsIt(Hindrance found) {
        assertThat(found.cause()).endsWith(".").contains("Globex Labs");
        assertThat(found.remedy()).endsWith(".");
    }

    private static InstallQuestion any(Random random) {
        var plans = random.nextBoolean() ? List.of("content-pro") : List.<String>of();
        var access = random.nextInt(3) == 0 ? some(random, Questions.ALL) : Questions.ALL;
        var account = Questions.account(
                random.nextInt(15) == 0 ? "DEVELOPER" : "STANDARD",
                plans,
                access,
                random.nextInt(5) == 0,
                random.nextBoolean());
        var asked = Questions.question(
                Questions.request(some(random, Questions.ALL), some(random, Questions.ALL)), account);
        var present = new PresentInstallation(
                STATUSES.get(random.nextInt(STATUSES.size())),
                1,
                "1.0.0",
                some(random, Questions.ALL),
                some(random, Questions.ALL),
                random.nextBoolean());
        var policy = new AccountPolicy(
                random.nextInt(4) == 0,
                random.nextInt(20) == 0,
                random.nextInt(10) == 0 ? Set.of(1) : Set.of(),
                random.nextInt(10) == 0 ? Set.of(Questions.APP) : Set.of(),
                random.nextInt(3) == 0 ? Optional.of(Set.copyOf(some(random, Questions.ALL))) : Optional.empty());
        var open = Questions.with(Questions.with(asked, present), policy);
        var question = random.nextInt(5) == 0 ? Questions.privately(open, random.nextBoolean() ? 5 : 6) : open;
        return random.nextInt(4) == 0
                ? Questions.approved(question, some(random, Questions.ALL).toArray(String[]::new))
                : question;
    }

    private static List<String> some(Random random, List<String> all) {
        return all.stream().filter(_ -> random.nextInt(3) > 0).toList();
    }
}
