package dev.grantway.install.api;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.api.WantedOutcome.Malformed;
import dev.grantway.install.api.WantedOutcome.Read;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountId;
import dev.grantway.install.listing.InstallationQueries;
import dev.grantway.install.listing.InstallationQuery;
import dev.grantway.platform.web.Problem.FieldError;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the parameters of lists, and says of each that makes no sense what it should be. */
@Singleton
class WantedParser {
    static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 500;
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Stands for an app that is not known, whose installations are none. */
    private static final int NO_APP = 0;

    private final AppCatalog apps;

    WantedParser(AppCatalog apps) {
        this.apps = apps;
    }

    /**
     * Reads the list's parameters.
     *
     * @param parameter gives the value of one by its name; empty when it was not sent
     */
    WantedOutcome parse(Function<String, Optional<String>> parameter) {
        var errors = new ArrayList<FieldError>();
        var query = new InstallationQuery(
                read(parameter, "accountId", AccountId::parse, "must be the id of an account", errors),
                app(parameter, errors),
                read(parameter, "status", WantedParser::status, statuses(), errors),
                read(
                        parameter,
                        "updatedSince",
                        WantedParser::time,
                        "must be a time like 2026-01-31T12:00:00Z",
                        errors));
        int limit = limit(parameter, errors);
        var after = cursor(parameter, WantedOutcome.question(query), ID, errors);
        return errors.isEmpty()
                ? new Read(query, after.orElse(InstallationQueries.START), limit)
                : new Malformed(errors);
    }

    /** How many entries; adds to the errors when it is no such number. */
    static int limit(Function<String, Optional<String>> parameter, List<FieldError> errors) {
        return read(parameter, "limit", WantedParser::size, "must be a number from 1 to " + LARGEST_LIMIT, errors)
                .orElse(DEFAULT_LIMIT);
    }

    /** Where to go on; empty for the beginning. */
    static Optional<String> cursor(
            Function<String, Optional<String>> parameter, String question, Pattern place, List<FieldError> errors) {
        return read(
                parameter,
                "cursor",
                text -> Cursor.read(question, text).filter(place.asMatchPredicate()),
                "must be what the page before had as next, with the same filters",
                errors);
    }

    private Optional<Integer> app(Function<String, Optional<String>> parameter, List<FieldError> errors) {
        var byId = read(parameter, "appId", AccountId::parse, "must be the id of an app", errors);
        var clientId = parameter.apply("clientId");
        if (clientId.isPresent() && parameter.apply("appId").isPresent()) {
            errors.add(new FieldError("clientId", "must not be sent beside appId"));
        }
        return byId.or(
                () -> clientId.map(id -> apps.find(id).map(app -> app.appId()).orElse(NO_APP)));
    }

    private static <T> Optional<T> read(
            Function<String, Optional<String>> parameter,
            String name,
            Function<String, Optional<T>> reading,
            String wanted,
            List<FieldError> errors) {
        var sent = parameter.apply(name);
        var value = sent.flatMap(reading);
        if (sent.isPresent() && value.isEmpty()) {
            errors.add(FieldError.ofParameter(name, wanted));
        }
        return value;
    }

    private static Optional<Integer> size(String text) {
        return Optional.of(text)
                .filter(LIMIT.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(size -> size <= LARGEST_LIMIT);
    }

    private static Optional<InstallationStatus> status(String text) {
        return Arrays.stream(InstallationStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst();
    }

    private static String statuses() {
        return "must be one of " + Arrays.toString(InstallationStatus.values());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
