package dev.grantway.registry.joining;

import dev.grantway.registry.audit.Actor;
import dev.grantway.registry.audit.CurrentActor;
import dev.grantway.registry.directory.AccountSummary;
import dev.grantway.registry.directory.EmailAddress;
import dev.grantway.registry.directory.EntryOutcome;
import dev.grantway.registry.directory.Member;
import dev.grantway.registry.directory.MembershipDraft;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Person;
import dev.grantway.registry.directory.UserDraft;
import dev.grantway.registry.directory.Users;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets people in who come with a link. */
@Singleton
class Joining {
    static final int TURNS = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore turns = new Semaphore(TURNS, true);
    private final JoiningLinkStore links;
    private final DeveloperInvitations invitations;
    private final Users users;
    private final Memberships memberships;
    private final DeveloperAccounts accounts;
    private final JoiningConfig config;
    private final CurrentActor actor;
    private final Clock clock;

    Joining(
            JoiningLinkStore links,
            DeveloperInvitations invitations,
            Users users,
            Memberships memberships,
            DeveloperAccounts accounts,
            JoiningConfig config,
            CurrentActor actor,
            Clock clock) {
        this.links = links;
        this.invitations = invitations;
        this.users = users;
        this.memberships = memberships;
        this.accounts = accounts;
        this.config = config;
        this.actor = actor;
        this.clock = clock;
    }

    /** The link, while it is good; looking at it changes nothing, for programs open links in mails. */
    @Transactional
    Optional<JoiningLink> find(LinkToken token) {
        return links.find(token, clock.instant());
    }

    /** Who has the link's address already; empty for someone new. */
    @Transactional
    Optional<Person> holder(JoiningLink link) {
        return EmailAddress.of(link.email()).flatMap(users::find);
    }

    /** Whether someone new may come in by this link as things are set now. */
    boolean letsIn(JoiningLink link) {
        return switch (config.mode()) {
            case OPEN -> true;
            case INVITATION -> link.kind() != LinkKind.SIGN_UP;
            case OFF -> false;
        };
    }

    /**
     * Spends the link and enters what it is for, both or neither.
     *
     * <p>A few at once: each may hash a password, which takes 19 MiB, and holds a connection meanwhile.
     *
     * @param viewer who is signed in at the browser that it comes from, by a live session
     */
    JoinOutcome join(LinkToken token, JoinForm form, Optional<Integer> viewer) {
        if (!getsATurn()) {
            return new JoinOutcome.Busy();
        }
        try {
            return joinInTurn(token, form, viewer);
        } finally {
            turns.release();
        }
    }

    private boolean getsATurn() {
        try {
            return turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Transactional
    JoinOutcome joinInTurn(LinkToken token, JoinForm form, Optional<Integer> viewer) {
        var found = find(token);
        if (found.isEmpty()) {
            return new JoinOutcome.Gone();
        }
        var link = found.get();
        if (!links.hold(
                link.id())) { // a password is hashed, and that is work which nobody may order a hundred times at once
            return new JoinOutcome.Gone();
        }
        var holder = holder(link);
        if (holder.isEmpty()) {
            return letsIn(link) ? keep(enterNew(token, link, form)) : new JoinOutcome.Closed();
        }
        boolean here = viewer.filter(id -> id == holder.get().userId()).isPresent();
        if (!here) {
            return new JoinOutcome.SignInFirst(link);
        }
        return link.kind() == LinkKind.TEAM || letsIn(link)
                ? keep(enter(token, link, form, holder.get(), false))
                : new JoinOutcome.Closed();
    }

    private JoinOutcome enterNew(LinkToken token, JoiningLink link, JoinForm form) {
        var draft = new UserDraft(null, link.email(), form.name(), form.password(), null);
        var ofAccount = link.kind() == LinkKind.TEAM ? Map.<String, String>of() : DeveloperAccounts.problems(form);
        if (!ofAccount.isEmpty()) { // before a password is hashed for nothing
            var all = new HashMap<>(users.problems(draft));
            all.putAll(ofAccount);
            return new JoinOutcome.Invalid(link, all);
        }
        return switch (users.create(draft)) {
            case EntryOutcome.Made<Person>(var person) -> {
                actor.is(new Actor.Person(person.userId()));
                yield enter(token, link, form, person, true);
            }
            case EntryOutcome.Invalid<Person>(var problems) -> new JoinOutcome.Invalid(link, problems);
            case EntryOutcome.Taken<Person> _ ->
                new JoinOutcome.SignInFirst(link); // entered by another link at this moment, and this one is good
        };
    }

    /** The person and the account are locked before the link is, as where they end. */
    private JoinOutcome enter(LinkToken token, JoiningLink link, JoinForm form, Person person, boolean isNew) {
        var outcome =
                link.kind() == LinkKind.TEAM ? enterTeam(link, person, isNew) : openAccount(link, form, person, isNew);
        if (!(outcome instanceof JoinOutcome.Joined)) {
            return outcome;
        }
        var now = clock.instant();
        if (!links.spend(token, now)) {
            return new JoinOutcome.Gone();
        }
        if (link.kind() == LinkKind.DEVELOPER) {
            invitations.accepted(link.id(), now);
        }
        return outcome;
    }

    private JoinOutcome enterTeam(JoiningLink link, Person person, boolean isNew) {
        int accountId = Objects.requireNonNull(link.accountId(), "a team has an account");
        String role = Objects.requireNonNull(link.role(), "a team has roles").name();
        return switch (memberships.create(accountId, new MembershipDraft(person.userId(), role))) {
            case EntryOutcome.Made<Member> _ -> new JoinOutcome.Joined(person, accountId, isNew);
            case EntryOutcome.Taken<Member> _ ->
                new JoinOutcome.Joined(person, accountId, isNew); // and keeps their role
            case EntryOutcome.Invalid<Member> _ -> new JoinOutcome.Gone(); // the account is closed
        };
    }

    private JoinOutcome openAccount(JoiningLink link, JoinForm form, Person person, boolean isNew) {
        // a stranger's sign-ups are each of an account; with an operator's invitation there is no limit
        var full =
                link.kind() == LinkKind.SIGN_UP && !isNew ? accounts.full(person.userId()) : Map.<String, String>of();
        if (!full.isEmpty()) {
            return new JoinOutcome.Invalid(link, full);
        }
        return switch (accounts.open(person.userId(), form)) {
            case EntryOutcome.Made<AccountSummary>(var account) ->
                new JoinOutcome.Joined(person, account.accountId(), isNew);
            case EntryOutcome.Invalid<AccountSummary>(var problems) -> new JoinOutcome.Invalid(link, problems);
            case EntryOutcome.Taken<AccountSummary> _ -> new JoinOutcome.Gone();
        };
    }

    /** Whatever is not whole leaves nothing behind. */
    private static JoinOutcome keep(JoinOutcome outcome) {
        if (!(outcome instanceof JoinOutcome.Joined)) {
            QuarkusTransaction.setRollbackOnly();
        }
        return outcome;
    }
}
