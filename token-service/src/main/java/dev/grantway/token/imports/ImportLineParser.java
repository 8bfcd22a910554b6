package dev.grantway.token.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.app.AppCatalog;
import dev.grantway.token.grant.Identity;
import dev.grantway.token.imports.LineOutcome.Good;
import dev.grantway.token.imports.LineOutcome.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of the file into a grant that can be stored, or why it cannot. */
@Singleton
class ImportLineParser {
    private static final int LONGEST_TEXT = 320;
    private static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern HASH = Pattern.compile("[0-9A-Fa-f]{" + 2 * ImportKey.HASH_BYTES + "}");

    private final AppCatalog apps;
    private final ObjectReader reader;
    private final Clock clock;

    ImportLineParser(AppCatalog apps, ObjectMapper json, Clock clock) {
        this.apps = apps;
        var strict = json.copy();
        strict.coercionConfigFor(LogicalType.Integer)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        // a misspelt member is told, not passed over: an optional one would be lost for good
        this.reader = strict.readerFor(ImportLine.class)
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT); // 200001.7 is no account
        this.clock = clock;
    }

    LineOutcome parse(long number, String text) {
        @Nullable ImportLine line;
        try {
            line = reader.readValue(text);
        } catch (JsonProcessingException e) { // its message would quote the line
            line = null;
        }
        return line == null ? new Refused("NOT_A_LINE_OF_JSON") : parse(number, line);
    }

    private LineOutcome parse(long number, ImportLine line) {
        var app = Optional.ofNullable(line.clientId()).flatMap(apps::findByClientId);
        if (app.isEmpty()) {
            return new Refused("CLIENT_UNKNOWN");
        }
        return problem(line, app.get())
                .<LineOutcome>map(Refused::new)
                .orElseGet(() -> new Good(grant(number, line, app.get())));
    }

    private Optional<String> problem(ImportLine line, AppSnapshot app) {
        if (line.accountId() < 1 || line.userId() < 1) {
            return Optional.of("ACCOUNT_OR_USER_MALFORMED");
        }
        if (!HASH.matcher(Objects.requireNonNullElse(line.refreshTokenHash(), ""))
                .matches()) {
            return Optional.of("HASH_MALFORMED");
        }
        if (!scopesOf(app.scopes()).containsAll(scopes(line)) || scopes(line).isEmpty()) {
            return Optional.of("SCOPES_NOT_OF_THE_APP");
        }
        boolean tooLong = Stream.of(text(line.userEmail()), text(line.accountDomain()))
                .anyMatch(text -> text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0);
        return tooLong ? Optional.of("TEXT_MALFORMED") : createdAtProblem(line);
    }

    private Optional<String> createdAtProblem(ImportLine line) {
        return Optional.ofNullable(line.createdAt())
                .flatMap(text -> time(text)
                        .map(at -> at.isAfter(clock.instant())
                                ? Optional.of("CREATED_AT_TO_COME")
                                : Optional.<String>empty())
                        .orElse(Optional.of("CREATED_AT_MALFORMED")));
    }

    /** Empty for what is no time of ISO 8601 with a time zone, or none that PostgreSQL knows or a grant can be of. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(at -> !at.isBefore(Instant.EPOCH) && at.isBefore(NEVER));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static ImportedGrant grant(long number, ImportLine line, AppSnapshot app) {
        return new ImportedGrant(
                number,
                app.appId(),
                app.clientId(),
                line.accountId(),
                line.userId(),
                scopes(line),
                Objects.requireNonNull(line.refreshTokenHash()).toLowerCase(Locale.ROOT),
                Optional.ofNullable(line.createdAt()).flatMap(ImportLineParser::time),
                new Identity(text(line.userEmail()), text(line.accountDomain())));
    }

    private static List<String> scopes(ImportLine line) {
        @Nullable List<@Nullable String> scopes = line.scopes();
        return scopes == null
                ? List.of()
                : scopes.stream()
                        .map(ImportLineParser::text)
                        .sorted()
                        .distinct()
                        .toList();
    }

    private static Set<String> scopesOf(AppScopes scopes) {
        return Stream.of(scopes.required(), scopes.conditionallyRequired(), scopes.optional())
                .flatMap(List::stream)
                .collect(Collectors.toSet());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
