package dev.grantway.install.decision;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.contracts.events.AppTokens;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.PlatformSnapshot.Entitlement;
import dev.grantway.contracts.events.PlatformSnapshot.Role;
import dev.grantway.contracts.events.PlatformSnapshot.Scope;
import dev.grantway.contracts.events.Publisher;
import dev.grantway.contracts.events.SupportContact;
import dev.grantway.install.authorize.AcceptedRequest;
import dev.grantway.install.authorize.AuthorizationRequest;
import dev.grantway.install.authorize.Door;
import dev.grantway.install.authorize.ProofKey;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Person;
import dev.grantway.install.installation.PresentInstallation;
import dev.grantway.install.policy.AccountPolicy;
import dev.grantway.install.settings.UnverifiedApps;
import dev.grantway.install.stage.Distributed;
import dev.grantway.install.stage.Unverified;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about one product, one app and one account, each changed in what a test is about. */
final class Questions {
    static final int APP = 7;
    static final List<String> ALL = List.of("oauth", "contacts.read", "contacts.write", "content", "reports");

    static final PlatformWords WORDS = new PlatformWords(Optional.of(new PlatformSnapshot(
            1,
            new PlatformSnapshot.Brand("Acme", null, "#1f4f8f", "#ffffff", null, null, null),
            List.of(
                    scope("oauth", "Know the account", List.of()),
                    scope("contacts.read", "See contacts", List.of()),
                    scope("contacts.write", "Change contacts", List.of()),
                    scope("content", "Change pages", List.of("content-pro", "content-enterprise")),
                    scope("reports", "See reports", List.of("content-pro"))),
            List.of(
                    new Entitlement("content-pro", "Content Professional"),
                    new Entitlement("content-enterprise", "Content Enterprise")),
            List.of(
                    new Role("super-admin", "Super admin", true, List.of(), false),
                    new Role("marketing", "Marketing", false, List.of("contacts.write", "content"), true),
                    new Role("sales", "Sales", false, List.of("oauth", "contacts.read"), false)),
            List.of(),
            null,
            null,
            Instant.EPOCH)));

    private Questions() {}

    /** One that is answered by yes: a member with the right to install asks for what everybody may have. */
    static InstallQuestion good() {
        return question(request(List.of("oauth", "contacts.read"), List.of()), account());
    }

    static InstallQuestion question(AcceptedRequest request, AccountAccess account) {
        return new InstallQuestion(
                request,
                new Person(1, "sales@globex.example", "Sam"),
                account,
                AccountPolicy.OPEN,
                PresentInstallation.NONE,
                UnverifiedApps.ASK,
                Optional.empty());
    }

    static InstallQuestion with(InstallQuestion question, AccountPolicy policy) {
        return new InstallQuestion(
                question.request(),
                question.person(),
                question.account(),
                policy,
                question.present(),
                question.unverifiedApps(),
                question.approved());
    }

    static InstallQuestion with(InstallQuestion question, PresentInstallation present) {
        return new InstallQuestion(
                question.request(),
                question.person(),
                question.account(),
                question.policy(),
                present,
                question.unverifiedApps(),
                question.approved());
    }

    static InstallQuestion approved(InstallQuestion question, String... scopes) {
        return new InstallQuestion(
                question.request(),
                question.person(),
                question.account(),
                question.policy(),
                question.present(),
                question.unverifiedApps(),
                Optional.of(Set.of(scopes)));
    }

    static InstallQuestion with(InstallQuestion question, UnverifiedApps unverifiedApps) {
        return new InstallQuestion(
                question.request(),
                question.person(),
                question.account(),
                question.policy(),
                question.present(),
                unverifiedApps,
                question.approved());
    }

    /** About the same app, of a publisher for whom nobody vouched. */
    static InstallQuestion unverified(InstallQuestion question) {
        return with(question, Unverified.of(question.request().app()));
    }

    /** About the same app, which is private and open to these accounts. */
    static InstallQuestion privately(InstallQuestion question, Integer... accounts) {
        return with(question, Distributed.privately(question.request().app(), List.of(accounts)));
    }

    private static InstallQuestion with(InstallQuestion question, AppSnapshot app) {
        var asked = question.request();
        return new InstallQuestion(
                new AcceptedRequest(
                        asked.request(),
                        app,
                        asked.redirectUri(),
                        asked.scopes(),
                        asked.optionalScopes(),
                        asked.codeChallenge()),
                question.person(),
                question.account(),
                question.policy(),
                question.present(),
                question.unverifiedApps(),
                question.approved());
    }

    static PresentInstallation installed(String... scopes) {
        return new PresentInstallation(InstallationStatus.ACTIVE, 1, "1.0.0", List.of(scopes), List.of(), true);
    }

    static AccountAccess account() {
        return account(List.of("content-pro"), ALL, false, true);
    }

    static AccountAccess account(
            List<String> entitlements, List<String> scopes, boolean superAdmin, boolean mayInstall) {
        return account("STANDARD", entitlements, scopes, superAdmin, mayInstall);
    }

    static AccountAccess account(
            String kind, List<String> entitlements, List<String> scopes, boolean superAdmin, boolean mayInstall) {
        return new AccountAccess(
                5, "Globex Labs", null, kind, null, entitlements, "sales", scopes, superAdmin, mayInstall);
    }

    static AccountAccess testAccountOf(int developerAccountId) {
        return new AccountAccess(
                6, "Globex Labs Test", null, "TEST", developerAccountId, List.of(), "sales", ALL, false, true);
    }

    static AcceptedRequest request(List<String> scopes, List<String> optionalScopes) {
        var app = new AppSnapshot(
                APP,
                1,
                AppStatus.ACTIVE,
                100,
                new Publisher("Acme Apps", "acme.example", true),
                "Contact Sync",
                null,
                null,
                new SupportContact(null, null, null),
                null,
                "client",
                true,
                AppTokens.STABLE,
                List.of("https://app.example/cb"),
                new AppScopes(List.of(), ALL, ALL),
                null,
                List.of(),
                "1.0.0",
                null,
                Instant.EPOCH,
                Instant.EPOCH);
        var request = new AuthorizationRequest(
                Door.STANDARD,
                "",
                Optional.of("client"),
                Optional.of("https://app.example/cb"),
                Optional.of("code"),
                Optional.empty(),
                scopes,
                optionalScopes,
                Optional.empty(),
                new ProofKey(Optional.empty(), Optional.empty()),
                Set.of());
        return new AcceptedRequest(request, app, "https://app.example/cb", scopes, optionalScopes, Optional.empty());
    }

    private static Scope scope(String name, String title, List<String> entitlements) {
        return new Scope(name, title, title, "data", "read", false, entitlements);
    }
}
