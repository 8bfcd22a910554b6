package dev.grantway.install.policy;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.platform.session.Session;
import dev.grantway.platform.session.SignInRequired;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows an account's policy to its super admins, and changes it. */
@Singleton
class PolicyEditor {
    private static final WayOut TO_ACCOUNTS = new WayOut("Your accounts", "/connected-apps");
    private static final Obstacle NOT_FOUND = new Obstacle(
            "NOT_FOUND",
            404,
            "There is nothing here for you",
            "There is no such account, or you are not a member of it.",
            "Check the address, or sign in as a member of the account.");
    private static final Obstacle NO_RIGHT = new Obstacle(
            "NO_RIGHT_TO_SET_POLICY",
            403,
            "You can't see this account's app policy",
            "Only super admins of the account see it and change it.",
            "Ask a super admin of this account.");

    private final Memberships memberships;
    private final PolicyChanges policies;
    private final TypedApps typedApps;
    private final PolicyWords words;
    private final Obstacles obstacles;

    PolicyEditor(
            Memberships memberships,
            PolicyChanges policies,
            TypedApps typedApps,
            PolicyWords words,
            Obstacles obstacles) {
        this.memberships = memberships;
        this.policies = policies;
        this.typedApps = typedApps;
        this.words = words;
        this.obstacles = obstacles;
    }

    /**
     * The policy as it stands.
     *
     * @param saved whether it was stored just now
     */
    Answer show(Session session, int accountId, boolean saved) {
        return forSuperAdmin(session, accountId, account -> {
            var present = policies.present(accountId);
            var form = PolicyForm.of(present);
            return Answer.Page.framed(
                    200,
                    page(
                            account,
                            session,
                            form,
                            new AppField(words.namesOf(present.policy().allowedApps()), List.of()),
                            new AppField(words.namesOf(present.policy().blockedApps()), List.of()),
                            List.of(),
                            saved));
        });
    }

    /** Stores what was typed; or shows it again, with what is wrong with it or what someone else stored meanwhile. */
    Answer store(Session session, int accountId, PolicyForm form) {
        return forSuperAdmin(session, accountId, account -> {
            var allowed = typedApps.read(form.allowed());
            var blocked = typedApps.read(form.blocked());
            if (!allowed.problems().isEmpty() || !blocked.problems().isEmpty()) {
                return again(400, account, session, form, allowed, blocked, List.of());
            }
            var wanted = new AccountPolicy(
                    form.superAdminsOnly(), form.verifiedOnly(), allowed.apps(), blocked.apps(), ceiling(form));
            return switch (policies.change(accountId, form.version(), wanted, session.userId())) {
                case PolicyOutcome.Stored _ ->
                    new Answer.Redirect("/connected-apps/policy?accountId=" + accountId + "&saved=true");
                case PolicyOutcome.Stale(var now) ->
                    again(409, account, session, form.over(now), allowed, blocked, words.lines(now.policy()));
            };
        });
    }

    /** Only scopes that the product has; of the form's own words none counts. */
    private Optional<Set<String>> ceiling(PolicyForm form) {
        return form.anyOptional()
                ? Optional.empty()
                : Optional.of(words.ticks(form.optional()).stream()
                        .filter(ScopeTick::ticked)
                        .map(ScopeTick::name)
                        .collect(Collectors.toSet()));
    }

    private Answer again(
            int status,
            AccountAccess account,
            Session session,
            PolicyForm form,
            TypedApps.Reading allowed,
            TypedApps.Reading blocked,
            List<PolicyLine> present) {
        return Answer.Page.framed(
                status,
                page(
                        account,
                        session,
                        form,
                        new AppField(words.namesOf(allowed.apps()), allowed.problems()),
                        new AppField(words.namesOf(blocked.apps()), blocked.problems()),
                        present,
                        false));
    }

    private PolicyPage page(
            AccountAccess account,
            Session session,
            PolicyForm form,
            AppField allowed,
            AppField blocked,
            List<PolicyLine> present,
            boolean saved) {
        var changes = policies.newest(account.accountId()).stream()
                .map(change -> words.change(change, session.userId()))
                .toList();
        return new PolicyPage(account, form, words.ticks(form.optional()), allowed, blocked, present, saved, changes);
    }

    /** Asked anew each time: a policy opens and closes an account, so what was known a while ago is not enough. */
    private Answer forSuperAdmin(Session session, int accountId, Function<AccountAccess, Answer> use) {
        var account =
                memberships.findLive(session).orElseThrow(SignInRequired::new).account(accountId);
        if (account.isEmpty()) {
            return obstacles.answer(NOT_FOUND, TO_ACCOUNTS);
        }
        return account.get().superAdmin()
                ? use.apply(account.get())
                : obstacles.answer(NO_RIGHT, new WayOut("Connected Apps", "/connected-apps?accountId=" + accountId));
    }
}
