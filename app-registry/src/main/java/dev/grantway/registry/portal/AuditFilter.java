package dev.grantway.registry.portal;

import dev.grantway.registry.audit.AuditGroup;
import dev.grantway.registry.audit.AuditQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What somebody wants to see of the log, as the address of the page has it. What cannot be read is as if it were not there,
 * and the page shows what it looked for.
 *
 * @param app an app's id
 * @param user a person's id
 * @param group the name of an {@link AuditGroup}
 * @param from a day
 * @param to a day, which still counts
 */
record AuditFilter(String app, String user, String group, String from, String to, String before) {
    static AuditFilter read(Map<String, List<String>> query) {
        return new AuditFilter(
                number(text(query, "app")),
                number(text(query, "user")),
                groupOf(text(query, "group")).map(AuditGroup::name).orElse(""),
                day(text(query, "from")).map(LocalDate::toString).orElse(""),
                day(text(query, "to")).map(LocalDate::toString).orElse(""),
                number(text(query, "before")));
    }

    /** Whether it leaves anything out. */
    public boolean any() {
        return !(app + user + group + from + to).isEmpty();
    }

    public List<AuditGroup> groups() {
        return Arrays.asList(AuditGroup.values());
    }

    OptionalInt userId() {
        return id(user);
    }

    /** Days are those of UTC, as the page says. */
    AuditQuery query(int accountId) {
        return new AuditQuery(
                accountId,
                id(app),
                id(user),
                groupOf(group),
                day(from).map(AuditFilter::begin),
                day(to).map(last -> begin(last.plusDays(1))),
                before.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(before)));
    }

    /** Where the page leads on. */
    Links links(int accountId, OptionalLong next) {
        String here = "account=" + accountId + fields();
        return new Links(
                next.isPresent() ? "/developer/audit?" + here + "&before=" + next.getAsLong() : "",
                before.isEmpty() ? "" : "/developer/audit?" + here,
                "/developer/audit/export.csv?" + here,
                "/developer/audit/export.ndjson?" + here);
    }

    /**
     * Addresses.
     *
     * @param older empty at the end
     * @param newest empty at the beginning
     */
    record Links(String older, String newest, String csv, String ndjson) {}

    private String fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("app", app);
        fields.put("user", user);
        fields.put("group", group);
        fields.put("from", from);
        fields.put("to", to);
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> "&" + field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static OptionalInt id(String text) {
        return text.length() > 9 || text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static String text(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    private static String number(String text) {
        return text.matches("[0-9]{1,18}") ? text : "";
    }

    private static Optional<AuditGroup> groupOf(String name) {
        return Arrays.stream(AuditGroup.values())
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
