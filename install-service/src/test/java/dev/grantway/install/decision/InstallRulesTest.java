package dev.grantway.install.decision;

import static dev.grantway.install.decision.Questions.account;
import static dev.grantway.install.decision.Questions.approved;
import static dev.grantway.install.decision.Questions.good;
import static dev.grantway.install.decision.Questions.installed;
import static dev.grantway.install.decision.Questions.privately;
import static dev.grantway.install.decision.Questions.question;
import static dev.grantway.install.decision.Questions.request;
import static dev.grantway.install.decision.Questions.unverified;
import static dev.grantway.install.decision.Questions.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.directory.Person;
import dev.grantway.install.installation.PresentInstallation;
import dev.grantway.install.policy.AccountPolicy;
import dev.grantway.install.settings.UnverifiedApps;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of who may install what where, and the words when they may not. */
class InstallRulesTest {
    private static final List<String> ASKED = List.of("oauth", "contacts.read");

    @Test
    void aMemberWithTheRightInstalls() {
        assertThat(terms(good()).required()).isEqualTo(ASKED);
    }

    @Test
    void nothingIsInstalledOnADeveloperAccount() {
        var found = only(question(request(ASKED, List.of()), account("DEVELOPER", List.of(), List.of(), true, true)));

        assertThat(found.code()).isEqualTo(HindranceCode.DEVELOPER_ACCOUNT);
        assertThat(found.cause()).startsWith("Globex Labs is a developer account");
    }

    @Test
    void aPrivateAppIsForTheAccountsThatItsDeveloperNames() {
        assertThat(decide(privately(good(), 4, 5))).isInstanceOf(Installable.class);

        var found = only(privately(good(), 4));

        assertThat(found.code()).isEqualTo(HindranceCode.APP_PRIVATE);
        assertThat(found.cause())
                .isEqualTo("Contact Sync is private: its developer chose which accounts may install it, and Globex Labs"
                        + " is none of them.");
        assertThat(found.remedy()).isEqualTo("The developer of Contact Sync can add account 5 to the list.");
    }

    @Test
    void aPrivateAppIsTriedInItsDevelopersOwnTestAccounts() {
        assertThat(decide(privately(question(request(ASKED, List.of()), Questions.testAccountOf(100)))))
                .isInstanceOf(Installable.class);
        assertThat(only(privately(question(request(ASKED, List.of()), Questions.testAccountOf(101))))
                        .code())
                .isEqualTo(HindranceCode.APP_PRIVATE);
    }

    @Test
    void aScopeOutsideThePlanNamesThePlansThatHaveIt() {
        var found = only(question(
                request(List.of("oauth", "content"), List.of()), account(List.of(), Questions.ALL, false, true)));

        assertThat(found.code()).isEqualTo(HindranceCode.PLAN_LACKS_SCOPE);
        assertThat(found.scope()).isEqualTo("content");
        assertThat(found.cause())
                .isEqualTo(
                        "Change pages (content) needs Content Professional or Content Enterprise, which Globex Labs does"
                                + " not have.");
        assertThat(found.exact())
                .isEqualTo(
                        "scope `content` needs Content Professional or Content Enterprise, which Globex Labs does not"
                                + " have; whoever manages its plan can change that");
    }

    @Test
    void aScopeThatThePersonLacksNamesTheRolesThatHaveIt() {
        var found = only(question(
                request(List.of("contacts.write"), List.of()),
                account(List.of("content-pro"), List.of("oauth"), false, true)));

        assertThat(found.code()).isEqualTo(HindranceCode.NO_ACCESS_TO_SCOPE);
        assertThat(found.cause())
                .isEqualTo("sales@globex.example may not grant Change contacts (contacts.write) in Globex Labs.");
        assertThat(found.remedy()).isEqualTo("These roles may: Super admin, Marketing.");
        assertThat(found.exact())
                .isEqualTo(
                        "sales@globex.example may not grant `contacts.write`; these roles may: Super admin, Marketing");
    }

    @Test
    void eachHindranceIsNamedAtOnce() {
        var asked = question(
                request(List.of("oauth", "content", "reports"), List.of()),
                account(List.of(), List.of("oauth", "content"), false, false));

        assertThat(codes(asked))
                .containsExactly(
                        HindranceCode.NO_RIGHT_TO_INSTALL,
                        HindranceCode.PLAN_LACKS_SCOPE,
                        HindranceCode.NO_ACCESS_TO_SCOPE,
                        HindranceCode.PLAN_LACKS_SCOPE);
    }

    @Test
    void noNameTurnsASentenceAround() {
        var asked = question(request(List.of("contacts.write"), List.of()), account(List.of(), List.of(), false, true));
        var renamed = new InstallQuestion(
                asked.request(),
                new Person(1, "a\u202Eb@c.example", ""),
                asked.account(),
                asked.policy(),
                asked.present(),
                asked.unverifiedApps(),
                asked.approved());

        assertThat(only(renamed).cause()).startsWith("ab@c.example may not grant");
    }

    @Nested
    class TheRightToInstall {
        private final InstallQuestion asked =
                question(request(ASKED, List.of()), account(List.of(), ASKED, false, false));

        @Test
        void isNeededForTheFirstInstall() {
            var found = only(asked);

            assertThat(found.code()).isEqualTo(HindranceCode.NO_RIGHT_TO_INSTALL);
            assertThat(found.cause())
                    .isEqualTo("sales@globex.example may not install apps that Globex Labs does not have yet.");
            assertThat(found.remedy()).isEqualTo("These roles may: Super admin, Marketing.");
            assertThat(((Hindered) decide(asked)).lacksOnlyTheRightToInstall()).isTrue();
        }

        @Test
        void isNotNeededWhereTheAppHasAllThatIsAsked() {
            assertThat(terms(with(asked, installed("oauth", "contacts.read"))).fresh())
                    .isEmpty();
            assertThat(decide(with(
                            asked,
                            new PresentInstallation(
                                    InstallationStatus.NEEDS_REAUTHORIZATION, 1, "1.0.0", ASKED, List.of(), false))))
                    .isInstanceOf(Installable.class);
        }

        @Test
        void isNeededForMoreThanTheAppHas() {
            var found = only(with(asked, installed("oauth")));

            assertThat(found.code()).isEqualTo(HindranceCode.NO_RIGHT_TO_INSTALL);
            assertThat(found.cause()).contains("See contacts (contacts.read)").doesNotContain("Know the account");
        }

        @Test
        void isNeededWhileThereAreNoTokensYet() {
            for (var status : List.of(
                    InstallationStatus.REQUESTED,
                    InstallationStatus.AUTHORIZED,
                    InstallationStatus.UNINSTALLING,
                    InstallationStatus.UNINSTALLED)) {
                assertThat(codes(with(asked, new PresentInstallation(status, 1, "1.0.0", ASKED, List.of(), true))))
                        .containsExactly(HindranceCode.NO_RIGHT_TO_INSTALL);
            }
        }

        @Test
        void isASuperAdminsAloneWhereThePolicySaysSo() {
            var policy = new AccountPolicy(true, false, Set.of(), Set.of(), Optional.empty());

            assertThat(only(with(good(), policy)).remedy()).isEqualTo("These roles may: Super admin.");
            assertThat(decide(with(
                            question(request(ASKED, List.of()), account(List.of(), Questions.ALL, true, false)),
                            policy)))
                    .isInstanceOf(Installable.class);
        }

        @Test
        void mayBeAnAdministratorsApproval() {
            assertThat(decide(approved(asked, "oauth", "contacts.read"))).isInstanceOf(Installable.class);
            assertThat(codes(approved(asked, "oauth"))).containsExactly(HindranceCode.NO_RIGHT_TO_INSTALL);
            assertThat(codes(approved(
                            question(
                                    request(List.of("contacts.write"), List.of()),
                                    account(List.of(), List.of(), false, false)),
                            "contacts.write")))
                    .containsExactly(HindranceCode.NO_ACCESS_TO_SCOPE);
        }

        @Test
        void isNeededForAnOptionalScopeThatTheAppDoesNotHave() {
            var more = question(
                    request(List.of("oauth"), List.of("contacts.read", "contacts.write")),
                    account(List.of(), Questions.ALL, false, false));

            var terms = terms(with(more, installed("oauth", "contacts.read")));

            assertThat(terms.offered()).containsExactly("contacts.read");
            assertThat(terms.unavailable())
                    .extracting(Hindrance::code)
                    .containsExactly(HindranceCode.NO_RIGHT_TO_INSTALL);
        }
    }

    @Nested
    class ThePolicy {
        @Test
        void keepsABlockedAppOut() {
            var blocked = only(with(good(), policy(Set.of(), Set.of(Questions.APP), false)));

            assertThat(blocked.code()).isEqualTo(HindranceCode.APP_NOT_ADMITTED);
            assertThat(blocked.cause()).isEqualTo("The administrators of Globex Labs have blocked Contact Sync.");
            assertThat(blocked.remedy()).isEqualTo("These roles can change that: Super admin.");
        }

        @Test
        void keepsAnAppOutThatIsNotOnTheList() {
            assertThat(codes(with(good(), policy(Set.of(1), Set.of(), false))))
                    .containsExactly(HindranceCode.APP_NOT_ADMITTED);
            assertThat(decide(with(good(), policy(Set.of(Questions.APP), Set.of(), false))))
                    .isInstanceOf(Installable.class);
        }

        @Test
        void mayAskForVerifiedPublishers() {
            var strict = policy(Set.of(), Set.of(), true);

            var found = only(with(unverified(good()), strict));

            assertThat(found.code()).isEqualTo(HindranceCode.PUBLISHER_NOT_VERIFIED);
            assertThat(found.cause()).startsWith("Globex Labs takes only apps of verified publishers");
            assertThat(decide(with(good(), strict))).isInstanceOf(Installable.class);
        }

        @Test
        void limitsOptionalScopesAndNoOthers() {
            var asked = question(request(List.of("oauth", "content"), List.of("contacts.write", "reports")), account());
            var policy = new AccountPolicy(false, false, Set.of(), Set.of(), Optional.of(Set.of("reports")));

            var terms = terms(with(asked, policy));

            assertThat(terms.required()).containsExactly("oauth", "content");
            assertThat(terms.offered()).containsExactly("reports");
            assertThat(terms.unavailable())
                    .extracting(Hindrance::code)
                    .containsExactly(HindranceCode.SCOPE_NOT_ALLOWED);
        }

        private static AccountPolicy policy(Set<Integer> allowed, Set<Integer> blocked, boolean verifiedOnly) {
            return new AccountPolicy(false, verifiedOnly, allowed, blocked, Optional.empty());
        }
    }

    @Nested
    class AnUnverifiedPublisher {
        @Test
        void isToldOfOnAPageOfItsOwn() {
            assertThat(terms(unverified(good())).unverifiedPage()).isTrue();
            assertThat(terms(good()).unverifiedPage()).isFalse();
        }

        @Test
        void isNotToldOfWhereTheOperatorAllowsIt() {
            assertThat(terms(with(unverified(good()), UnverifiedApps.ALLOW)).unverifiedPage())
                    .isFalse();
        }

        @Test
        void isKeptOutWhereTheOperatorForbidsIt() {
            var found = only(with(unverified(good()), UnverifiedApps.FORBID));

            assertThat(found.code()).isEqualTo(HindranceCode.PUBLISHER_NOT_VERIFIED);
            assertThat(found.cause())
                    .isEqualTo("Only apps of verified publishers can be installed on this site, and the publisher of"
                            + " Contact Sync is not verified.");
            assertThat(decide(with(good(), UnverifiedApps.FORBID))).isInstanceOf(Installable.class);
        }

        @Test
        void isNotToldOfAgainWhereThePersonGivesNothingNew() {
            var everything = installed("oauth", "contacts.read");
            var less = installed("oauth");
            var byOthers = new PresentInstallation(
                    InstallationStatus.ACTIVE, 1, "1.0.0", everything.scopes(), everything.scopes(), false);
            var removed =
                    new PresentInstallation(InstallationStatus.UNINSTALLED, 1, "1.0.0", List.of(), List.of(), true);

            assertThat(terms(with(unverified(good()), everything)).unverifiedPage())
                    .isFalse();
            assertThat(List.of(less, byOthers, removed))
                    .allSatisfy(present -> assertThat(
                                    terms(with(unverified(good()), present)).unverifiedPage())
                            .isTrue());
        }
    }

    @Nested
    class AnotherConsent {
        private final InstallQuestion asked =
                question(request(List.of("oauth", "contacts.read"), List.of("reports")), account());

        @Test
        void saysWhatIsNewWhatStaysAndWhatGoes() {
            var terms = terms(with(asked, installed("oauth", "content", "reports")));

            assertThat(terms.fresh()).containsExactly("contacts.read");
            assertThat(terms.staying()).containsExactly("oauth", "reports");
            assertThat(terms.goingAway()).containsExactly("content");
        }

        @Test
        void takesNothingThatOtherPeopleGave() {
            var terms = terms(with(
                    asked,
                    new PresentInstallation(
                            InstallationStatus.ACTIVE,
                            1,
                            "1.0.0",
                            List.of("oauth", "content"),
                            List.of("content"),
                            true)));

            assertThat(terms.goingAway()).isEmpty();
            assertThat(terms.staying()).containsExactly("oauth", "content");
        }

        @Test
        void waitsWhileTheAppIsSuspended() {
            assertThat(codes(with(
                            asked,
                            new PresentInstallation(
                                    InstallationStatus.SUSPENDED, 1, "1.0.0", List.of("oauth"), List.of(), true))))
                    .containsExactly(HindranceCode.SUSPENDED);
        }
    }

    private static InstallDecision decide(InstallQuestion question) {
        return InstallRules.decide(question, Questions.WORDS);
    }

    private static InstallTerms terms(InstallQuestion question) {
        return ((Installable) decide(question)).terms();
    }

    private static List<HindranceCode> codes(InstallQuestion question) {
        return ((Hindered) decide(question))
                .hindrances().stream().map(Hindrance::code).toList();
    }

    private static Hindrance only(InstallQuestion question) {
        var hindrances = ((Hindered) decide(question)).hindrances();
        assertThat(hindrances).hasSize(1);
        return hindrances.getFirst();
    }
}
