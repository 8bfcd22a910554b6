package dev.grantway.registry.directory;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.catalogue.PlatformCatalogue;
import dev.grantway.registry.directory.MembershipRepository.RoleInAccount;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who may do what in which account. */
@Singleton
public class Memberships {
    /** A session's JWT carries them all, and a cookie has 4 KiB. */
    private static final int DEVELOPER_ROLES_IN_A_SESSION = 50;

    private static final Set<String> DEVELOPER_ROLES =
            Arrays.stream(DeveloperRole.values()).map(DeveloperRole::name).collect(Collectors.toUnmodifiableSet());

    private final MembershipRepository memberships;
    private final AccountRepository accounts;
    private final UserRepository users;
    private final PlatformCatalogue catalogue;
    private final DirectoryEvents events;
    private final List<MembershipEnding> endings;
    private final AuditTrail trail;
    private final Clock clock;

    Memberships(
            MembershipRepository memberships,
            AccountRepository accounts,
            UserRepository users,
            PlatformCatalogue catalogue,
            DirectoryEvents events,
            @All List<MembershipEnding> endings,
            AuditTrail trail,
            Clock clock) {
        this.memberships = memberships;
        this.accounts = accounts;
        this.users = users;
        this.catalogue = catalogue;
        this.events = events;
        this.endings = endings;
        this.trail = trail;
        this.clock = clock;
    }

    /** Lets a person into an account, which must exist. */
    @Transactional
    public EntryOutcome<Member> create(int accountId, MembershipDraft draft) {
        var problems = new FieldProblems();
        // the person first, as where one is removed
        var user = draft.userId() == null ? Optional.<User>empty() : users.findStaying(draft.userId());
        var account = accounts.findStayingOpen(accountId);
        problems.addIf(account.isEmpty(), "accountId", "must be an account");
        problems.addIf(user.isEmpty(), "userId", "must be a user");
        String role = problems.text("role", draft.role());
        account.ifPresent(found -> proveRole(found.kind, role, problems));
        if (user.isEmpty() || !problems.none()) {
            return new EntryOutcome.Invalid<>(problems.all());
        }
        var person = user.get().person();
        if (!memberships.insert(new MembershipId(accountId, person.userId()), role, clock.instant())) {
            return new EntryOutcome.Taken<>("userId");
        }
        record(accountId, AuditAction.MEMBER_JOINED, person.userId(), null, new InTeam(role));
        return new EntryOutcome.Made<>(new Member(person.userId(), person.email(), person.name(), role));
    }

    /** Ends a membership and tells of it. Returns false when there was none. */
    @Transactional
    public boolean delete(int accountId, int userId) {
        boolean ended = accounts.lock(accountId) && memberships.delete(accountId, userId);
        if (ended) {
            tell(accountId, userId);
        }
        return ended;
    }

    /**
     * Gives a person of a developer account another role; its last owner stays one.
     *
     * <p>What they did as an owner and others have not taken up yet ends with their being one.
     */
    @Transactional
    public TeamOutcome changeRole(int accountId, int userId, DeveloperRole role) {
        if (!accounts.lock(accountId)) { // so that two owners cannot take it from each other at once
            return new TeamOutcome.Absent();
        }
        var before = roleOf(accountId, userId);
        if (!memberships.changeRole(accountId, userId, role.name())) {
            return whyNot(accountId, userId);
        }
        if (role != DeveloperRole.OWNER) {
            endings.forEach(ending -> ending.end(accountId, userId));
        }
        if (role == DeveloperRole.READ_ONLY) { // who may not enter a test account does not stay in one either
            leaveTestAccountsOf(accountId, userId);
        }
        record(accountId, AuditAction.ROLE_CHANGED, userId, before, new InTeam(role.name()));
        return new TeamOutcome.Done();
    }

    /** Takes a person out of a developer account, and out of its test accounts; its last owner stays. */
    @Transactional
    public TeamOutcome removeFromTeam(int accountId, int userId) {
        if (!accounts.lock(accountId)) {
            return new TeamOutcome.Absent();
        }
        if (!memberships.deleteButLastOwner(accountId, userId)) {
            return whyNot(accountId, userId);
        }
        tell(accountId, userId);
        return new TeamOutcome.Done();
    }

    private TeamOutcome whyNot(int accountId, int userId) {
        return memberships.isMember(accountId, userId) ? new TeamOutcome.LastOwner() : new TeamOutcome.Absent();
    }

    /** What the audit log has of a member. */
    private record InTeam(String role) {}

    /** Of developer accounts alone: the others are their customers' business. */
    private void record(
            int accountId, AuditAction action, int userId, @Nullable InTeam before, @Nullable InTeam after) {
        if (accounts.isOfDeveloper(accountId)) {
            trail.record(accountId, action, AuditSubject.person(userId), before, after);
        }
    }

    private @Nullable InTeam roleOf(int accountId, int userId) {
        return memberships.ofAccount(accountId).stream()
                .filter(member -> member.userId() == userId)
                .map(member -> new InTeam(member.role()))
                .findFirst()
                .orElse(null);
    }

    /** The row of the account is locked. */
    private void tell(int accountId, int userId) {
        record(accountId, AuditAction.MEMBER_REMOVED, userId, null, null);
        endings.forEach(ending -> ending.end(accountId, userId));
        events.membershipEnded(accountId, userId, clock.instant());
        leaveTestAccountsOf(accountId, userId);
    }

    /** They are locked after the account that they belong to, as everywhere. */
    private void leaveTestAccountsOf(int accountId, int userId) {
        memberships.testAccountsOf(accountId, userId).forEach(testAccount -> delete(testAccount, userId));
    }

    /** Ends all memberships of an account. */
    @Transactional
    void endAllOf(int accountId) {
        memberships.usersIn(accountId).forEach(userId -> delete(accountId, userId));
    }

    /** Ends all memberships of a person. */
    @Transactional
    void endAllOfUser(int userId) {
        memberships.accountsOf(userId).forEach(accountId -> delete(accountId, userId));
    }

    @Transactional
    public List<Member> listOf(int accountId) {
        return memberships.ofAccount(accountId);
    }

    /** The person's accounts, and what they may do there. */
    @Transactional
    public List<AccountAccess> accessOf(int userId) {
        return memberships.ofUser(userId).stream().map(this::access).toList();
    }

    /** How many open developer accounts the person owns. */
    @Transactional
    public long countOwned(int userId) {
        return memberships.ownedBy(userId);
    }

    /** The person's roles in developer accounts, at most 50. */
    @Transactional
    public Map<Integer, DeveloperRole> developerRolesOf(int userId) {
        return memberships.ofUser(userId).stream()
                .filter(membership -> membership.account().kind == AccountKind.DEVELOPER)
                .limit(DEVELOPER_ROLES_IN_A_SESSION)
                .collect(Collectors.toMap(
                        membership -> membership.account().id, membership -> DeveloperRole.valueOf(membership.role())));
    }

    private AccountAccess access(RoleInAccount membership) {
        return AccountAccess.of(membership.account().summary(), membership.role(), catalogue);
    }

    private void proveRole(AccountKind kind, String role, FieldProblems problems) {
        if (kind == AccountKind.DEVELOPER) {
            problems.addIf(!DEVELOPER_ROLES.contains(role), "role", "must be OWNER, DEVELOPER or READ_ONLY");
        } else {
            boolean known = catalogue.current().roles().stream()
                    .anyMatch(found -> found.name().equals(role));
            problems.addIf(!known, "role", "must be a role of the platform file");
        }
    }
}
