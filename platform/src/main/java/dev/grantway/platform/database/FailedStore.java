package dev.grantway.platform.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads from a failure, however deep it is wrapped, how PostgreSQL stands. */
public final class FailedStore {
    /** Classes of SQLSTATE that are ours to mend: data, constraint, syntax and privilege. The others pass. */
    private static final Set<String> OWN_FAULTS = Set.of("21", "22", "23", "42");

    /** SQLSTATEs of serialization_failure and deadlock_detected. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private FailedStore() {}

    /**
     * Whether a failure comes of a database that is away. A transaction manager hides what went wrong at a commit among
     * the suppressed, or tells nothing of it; then nobody knows whether it was committed.
     */
    public static boolean isAway(Throwable failure) {
        var causes = causes(failure);
        boolean ownFault = causes.stream().anyMatch(cause -> cause instanceof SQLException sql && isOwnFault(sql));
        return causes.stream().anyMatch(cause -> switch (cause) {
            case SQLException sql -> !isOwnFault(sql);
            case RollbackException _, SystemException _, HeuristicMixedException _, HeuristicRollbackException _ ->
                !ownFault;
            default -> false;
        });
    }

    /**
     * Whether PostgreSQL gave a statement up because others changed the same at this time (deadlock, serialization). Its
     * transaction changed nothing, and may be tried again.
     */
    public static boolean isConflict(Throwable failure) {
        return causes(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException sql && CONFLICTS.contains(state(sql)));
    }

    /** Whether the statement is to blame, and would fail again. */
    public static boolean isOwnFault(SQLException failure) {
        String state = state(failure);
        return state.length() == 5 && OWN_FAULTS.contains(state.substring(0, 2));
    }

    /** The failure and all that is wrapped or suppressed in it; each once, for they may form circles. */
    public static Set<Throwable> causes(Throwable failure) {
        var causes = new LinkedHashSet<Throwable>();
        collect(failure, causes);
        return causes;
    }

    private static void collect(Throwable failure, Set<Throwable> causes) {
        if (causes.add(failure)) {
            Optional.ofNullable(failure.getCause()).ifPresent(cause -> collect(cause, causes));
            for (var suppressed : failure.getSuppressed()) {
                collect(suppressed, causes);
            }
        }
    }

    /** Empty where there is none. */
    private static String state(SQLException failure) {
        return Objects.requireNonNullElse(failure.getSQLState(), "");
    }
}
