package dev.grantway.registry.directory;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The register of people. */
@Singleton
public class Users {
    /** No password has it, and none is compared with it. */
    private static final String NO_PASSWORD = "";

    private final UserRepository users;
    private final Passwords passwords;
    private final Clock clock;

    Users(UserRepository users, Passwords passwords, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Makes the user unless the id or the e-mail address is taken; later ids are above a given one. */
    @Transactional
    public EntryOutcome<Person> create(UserDraft draft) {
        var problems = problems(draft);
        var email = EmailAddress.of(draft.email());
        if (email.isEmpty() || !problems.isEmpty()) {
            return new EntryOutcome.Invalid<>(problems);
        }
        String name = Objects.requireNonNullElse(draft.name(), "").strip();
        String password = Objects.requireNonNullElse(draft.password(), "");
        if (users.findByEmail(email.get()).isPresent()) {
            return new EntryOutcome.Taken<>("email"); // before a password is hashed for nothing
        }
        boolean operator = Boolean.TRUE.equals(draft.operator());
        return insert(new Person(idFor(draft.userId()), email.get().written(), name, operator), email.get(), password);
    }

    /**
     * Makes a user who has no password: they come by the identity provider alone. Empty when the e-mail address is taken.
     *
     * @param name as the provider has it; what it shows is the provider's to answer for
     */
    @Transactional
    public Optional<Person> enter(EmailAddress email, String name) {
        var person = new Person(users.nextId(), email.written(), name, false);
        return users.insert(person, email, NO_PASSWORD, clock.instant()) ? Optional.of(person) : Optional.empty();
    }

    /** Says whether the person runs the platform. */
    @Transactional
    public void makeOperator(int userId, boolean operator) {
        users.makeOperator(userId, operator);
    }

    /** What of a draft cannot be, one sentence a field; empty when it can be entered unless it is taken. */
    public Map<String, String> problems(UserDraft draft) {
        var problems = new FieldProblems();
        problems.id("userId", draft.userId());
        var _ = problems.text("name", draft.name());
        int length = Objects.requireNonNullElse(draft.password(), "").length();
        problems.addIf(
                length < Passwords.SHORTEST || length > Passwords.LONGEST,
                "password",
                "must have " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
        problems.addIf(EmailAddress.of(draft.email()).isEmpty(), "email", "must be an e-mail address");
        return problems.all();
    }

    /** Until the transaction ends, nobody else who asks for this goes on for the same person. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(int userId) {
        users.lock(userId);
    }

    @Transactional
    public Optional<Person> find(int userId) {
        return users.findPresent(userId).map(User::person);
    }

    @Transactional
    public Optional<Person> find(EmailAddress email) {
        return users.findByEmail(email).map(User::person);
    }

    /** The names of people whom an account has or had to do with; whoever is gone from the register is left out. */
    @Transactional
    public List<NamedPerson> named(int accountId, Set<Integer> userIds) {
        return userIds.isEmpty() ? List.of() : users.named(accountId, userIds);
    }

    /** The people above an id, lowest first. */
    @Transactional
    public List<Person> listAfter(int userId, int limit) {
        return users.after(userId, limit).stream().map(User::person).toList();
    }

    /**
     * The person whose password this is; a wrong password and an unknown address are one answer, in the same time.
     *
     * <p>Not in a transaction: no connection is held while the hash is computed.
     */
    public Optional<Person> findByPassword(String email, String password) {
        var user = EmailAddress.of(email)
                .flatMap(users::findByEmail)
                .filter(found -> !found.passwordHash.equals(NO_PASSWORD));
        boolean matches = passwords.matches(password, user.map(found -> found.passwordHash));
        return user.filter(found -> matches).map(User::person);
    }

    private EntryOutcome<Person> insert(Person person, EmailAddress email, String password) {
        return users.insert(person, email, passwords.hash(password), clock.instant())
                ? new EntryOutcome.Made<>(person)
                : new EntryOutcome.Taken<>("userId");
    }

    private int idFor(@Nullable Integer given) {
        if (given == null) {
            return users.nextId();
        }
        users.passId(given);
        return given;
    }
}
