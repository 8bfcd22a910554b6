package dev.grantway.registry.joining;

import dev.grantway.platform.session.DeveloperRole;
import dev.grantway.registry.audit.AuditAction;
import dev.grantway.registry.audit.AuditSubject;
import dev.grantway.registry.audit.AuditTrail;
import dev.grantway.registry.checks.DomainCheck;
import dev.grantway.registry.checks.TextCheck;
import dev.grantway.registry.directory.AccountDraft;
import dev.grantway.registry.directory.AccountKind;
import dev.grantway.registry.directory.AccountSummary;
import dev.grantway.registry.directory.Accounts;
import dev.grantway.registry.directory.EntryOutcome;
import dev.grantway.registry.directory.MembershipDraft;
import dev.grantway.registry.directory.Memberships;
import dev.grantway.registry.directory.Users;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Opens developer accounts that their owners name themselves. Nobody vouches for what they say. */
@Singleton
class DeveloperAccounts {
    static final String NAME = "accountName";
    static final String DOMAIN = "domain";

    private static final int LONGEST_NAME = 100;

    /** The name stands in mails to strangers that we send: it must not be a message of its own with somewhere to go. */
    private static final Pattern LEADS_AWAY = Pattern.compile("(?i)://|www\\.");

    private final Accounts accounts;
    private final Memberships memberships;
    private final Users users;
    private final JoiningConfig config;
    private final AuditTrail trail;

    DeveloperAccounts(Accounts accounts, Memberships memberships, Users users, JoiningConfig config, AuditTrail trail) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.users = users;
        this.trail = trail;
        this.config = config;
    }

    /** Why an account cannot have this name and domain, by the form's field; empty when it can. */
    static Map<String, String> problems(JoinForm form) {
        var problems = new LinkedHashMap<String, String>();
        String name = form.accountName();
        if (name.isEmpty()) {
            problems.put(NAME, "The developer account needs a name: that of your company, or your own.");
        } else if (LEADS_AWAY.matcher(name).find()) {
            problems.put(NAME, "The name must not be the address of a page. There is a field of its own for that.");
        }
        TextCheck.line("The name", name, LONGEST_NAME).ifPresent(problem -> problems.put(NAME, problem));
        if (domain(form).isEmpty()) {
            problems.put(DOMAIN, "Write the domain alone, such as acme.example.");
        }
        return problems;
    }

    /** Opens one with its first owner, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    EntryOutcome<AccountSummary> open(int ownerId, JoinForm form) {
        var problems = problems(form);
        if (!problems.isEmpty()) {
            return new EntryOutcome.Invalid<>(problems);
        }
        var made = accounts.create(
                new AccountDraft(null, AccountKind.DEVELOPER, form.accountName(), domain(form), null, null, List.of()));
        if (made instanceof EntryOutcome.Made<AccountSummary>(var account)) {
            trail.record(
                    account.accountId(),
                    AuditAction.ACCOUNT_OPENED,
                    AuditSubject.of(Integer.toString(account.accountId()), account.name()));
            var joined =
                    memberships.create(account.accountId(), new MembershipDraft(ownerId, DeveloperRole.OWNER.name()));
            if (!(joined instanceof EntryOutcome.Made)) {
                throw new IllegalStateException("a new account takes its first owner");
            }
        }
        return made;
    }

    /** Opens one for a person who is here, within the limit on what one person may open. */
    @Transactional
    OpenOutcome openAnother(int userId, JoinForm form) {
        if (config.mode() != SignUpMode.OPEN) {
            return new OpenOutcome.Closed();
        }
        var full = full(userId);
        if (!full.isEmpty()) {
            return new OpenOutcome.Invalid(full);
        }
        return switch (open(userId, form)) {
            case EntryOutcome.Made<AccountSummary>(var account) -> new OpenOutcome.Opened(account.accountId());
            case EntryOutcome.Invalid<AccountSummary>(var problems) -> new OpenOutcome.Invalid(problems);
            case EntryOutcome.Taken<AccountSummary> _ -> throw new IllegalStateException("the next id is free");
        };
    }

    /** Why the person cannot open another by themselves, by the form's field; empty when they can. */
    @Transactional(TxType.MANDATORY)
    Map<String, String> full(int userId) {
        users.lock(userId); // two at once would each count without the other's
        long owned = memberships.countOwned(userId);
        return owned < config.accountsPerPerson()
                ? Map.of()
                : Map.of(NAME, "You own " + owned + " developer accounts already, and cannot open more by yourself.");
    }

    /** As the DNS has it; empty for what is none. */
    private static String domain(JoinForm form) {
        return DomainCheck.read(form.domain()).orElse("");
    }
}
