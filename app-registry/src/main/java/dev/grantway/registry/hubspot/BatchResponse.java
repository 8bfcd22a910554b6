package dev.grantway.registry.hubspot;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.apps.SubscriptionOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot's {@code BatchResponseSubscriptionResponse}, with errors where a wish could not be met.
 *
 * @param status always {@code COMPLETE}
 * @param numErrors absent when all went well, as are the errors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchResponse(
        String status,
        List<SubscriptionResponse> results,
        Instant startedAt,
        Instant completedAt,
        @Nullable Integer numErrors,
        @Nullable List<BatchError> errors) {
    /** HubSpot's {@code StandardError}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BatchError(
            String status,
            String category,
            @Nullable String subCategory,
            String message,
            Map<String, List<String>> context,
            List<String> errors,
            Map<String, String> links) {
        private static BatchError unknown(List<String> ids) {
            return new BatchError(
                    "error",
                    "SUBSCRIPTION_ID_NOT_FOUND",
                    "SubscriptionErrors.SUBSCRIPTION_IDS_NOT_FOUND",
                    "The app has no subscriptions with these ids: " + String.join(", ", ids),
                    Map.of("subscriptionIds", ids),
                    List.of(),
                    Map.of());
        }

        private static BatchError refused(String id, String message) {
            return new BatchError(
                    "error",
                    "VALIDATION_ERROR",
                    null,
                    message,
                    Map.of("subscriptionIds", List.of(id)),
                    List.of(),
                    Map.of());
        }
    }

    /**
     * The answer to wishes.
     *
     * @param ids what was wished for, in the order of the outcomes
     */
    static BatchResponse of(List<Integer> ids, List<SubscriptionOutcome> outcomes, Instant startedAt, Instant now) {
        var results = new ArrayList<SubscriptionResponse>();
        var errors = new ArrayList<BatchError>();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < outcomes.size(); i++) {
            String id = ids.get(i).toString();
            switch (outcomes.get(i)) {
                case SubscriptionOutcome.Done(var subscription) -> results.add(SubscriptionResponse.of(subscription));
                case SubscriptionOutcome.Refused(var problem) -> errors.add(BatchError.refused(id, problem.message()));
                case SubscriptionOutcome.Absent() -> unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            errors.addFirst(BatchError.unknown(List.copyOf(unknown)));
        }
        return errors.isEmpty()
                ? new BatchResponse("COMPLETE", results, startedAt, now, null, null)
                : new BatchResponse("COMPLETE", results, startedAt, now, errors.size(), errors);
    }

    boolean hasErrors() {
        return numErrors != null;
    }
}
