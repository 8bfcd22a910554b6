package dev.grantway.registry.hubspot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** HubSpot's {@code BatchInputSubscriptionBatchUpdateRequest}. */
record BatchRequest(@Nullable List<@Nullable Input> inputs) {
    private static final int MOST = 1000;

    /** One wish. */
    record Input(@Nullable Integer id, @Nullable Boolean active) {}

    /** The wishes by id; of two for one id the later counts. */
    SequencedMap<Integer, Boolean> wishes() {
        if (inputs == null || inputs.isEmpty() || inputs.size() > MOST) {
            throw HubSpotRefusal.invalid("inputs must have 1 to " + MOST + " entries");
        }
        var wishes = new LinkedHashMap<Integer, Boolean>();
        for (var input : inputs) {
            if (input == null || input.id() == null || input.active() == null) {
                throw HubSpotRefusal.invalid("id and active are required in each of the inputs");
            }
            wishes.put(input.id(), input.active());
        }
        return wishes;
    }
}
