package dev.grantway.webhook.search;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.search.DeliverySearch.From;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A filter as the WHERE of a statement, with a value for each of its question marks. */
final class Conditions {
    /** As the index has it, letter by letter. */
    private static final String FAILURE_CLASS =
            "(CASE WHEN failure = 'status' THEN (status / 100)::text || 'xx' ELSE failure END)";

    private static final String NOT_DELIVERED = "outcome <> 'delivered'";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Conditions() {}

    static Conditions of(int appId, AttemptFilter filter, From from) {
        var conditions = new Conditions();
        conditions.add(" WHERE app_id = ?", appId);
        conditions.add(" AND started_at >= ?", utc(filter.from()));
        conditions.add(" AND started_at < ?", utc(filter.until()));
        conditions.addIds(filter);
        conditions.addResult(filter);
        switch (from) {
            case From.Newest() -> {}
            case From.OlderThan(Place place) ->
                conditions.add(" AND (started_at, id) < (?, ?)", utc(place.startedAt()), place.id());
            case From.NewerThan(Place place) ->
                conditions.add(" AND (started_at, id) > (?, ?)", utc(place.startedAt()), place.id());
        }
        return conditions;
    }

    private void addIds(AttemptFilter filter) {
        filter.webhookId().ifPresent(id -> add(" AND webhook_id = ?", id));
        filter.deliveryId()
                .ifPresent(id -> add(
                        " AND ((webhook_id = ? AND cardinality(delivery_ids) = 1)"
                                + " OR (delivery_ids @> ARRAY[?::text] AND cardinality(delivery_ids) > 1))",
                        id,
                        id));
        filter.eventId().ifPresent(id -> add(" AND event_ids @> ARRAY[?::bigint]", id));
        filter.objectId().ifPresent(id -> add(" AND object_ids @> ARRAY[?::text]", id));
        filter.accountId().ifPresent(id -> add(" AND account_id = ?", id));
        filter.eventType().ifPresent(type -> add(" AND event_types @> ARRAY[?::text]", type));
    }

    private void addResult(AttemptFilter filter) {
        filter.outcome().ifPresent(outcome -> {
            if (!outcome.equals(Attempt.DELIVERED)) {
                add(" AND " + NOT_DELIVERED);
            }
            if (outcome.equals(AttemptFilter.FAILED)) {
                add(" AND outcome <> 'cancelled'");
            } else {
                add(" AND outcome = ?", outcome);
            }
        });
        filter.result().ifPresent(result -> {
            switch (result) {
                case Result.Success() -> add(" AND outcome = 'delivered'");
                case Result.Failure(String word) -> addFailure(word);
                case Result.Status status when status.isSuccess() -> add(" AND status = ?", status.status());
                case Result.Status status -> {
                    addFailure(status.failureClass());
                    add(" AND status = ?", status.status());
                }
            }
        });
    }

    /** Answers that are final for the app, and a 410, are in the index by those words, and are of one class. */
    private void addFailure(String word) {
        add(" AND " + NOT_DELIVERED);
        if (word.equals(Result.CLIENT_ERROR)) {
            add(" AND " + FAILURE_CLASS + " IN (?, ?, ?)", word, Attempt.FINAL_STATUS, Attempt.GONE);
        } else {
            add(" AND " + FAILURE_CLASS + " = ?", word);
        }
    }

    private void add(String condition, Object... with) {
        sql.append(condition);
        values.addAll(List.of(with));
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
