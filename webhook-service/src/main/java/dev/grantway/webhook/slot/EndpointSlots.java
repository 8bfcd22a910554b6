package dev.grantway.webhook.slot;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.WebhookSettings;
import dev.grantway.webhook.catalog.AppCatalog;
import dev.grantway.webhook.outgoing.DeliveryBatch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of endpoints, as they were known last; asking never waits. Which slot a delivery goes to follows from its account, so
 * that one account's events share requests and stay in the order they came. With twice as many slots half of the accounts stay
 * where they are.
 */
@Singleton
public class EndpointSlots {
    /** Slots that an endpoint ever has. */
    static final int MOST = 16;

    /** By app, of those that have several. */
    private final AtomicReference<Map<Integer, Integer>> granted = new AtomicReference<>(Map.of());

    private final AppCatalog apps;

    EndpointSlots(AppCatalog apps) {
        this.apps = apps;
    }

    /** The names of an app's endpoint in all slots that it may have or have had, as {@link DeliveryBatch#endpoint} has them. */
    public static List<String> endpointsOf(int appId) {
        return IntStream.range(0, MOST)
                .mapToObj(slot -> DeliveryBatch.endpointOf(appId, slot))
                .toList();
    }

    void learn(Map<Integer, Integer> slots) {
        granted.set(Map.copyOf(slots));
    }

    /** The slot of what goes to an app from an account. */
    public int slotFor(AppSnapshot app, int accountId) {
        return slotOf(accountId, number(app.appId(), app.webhooks()));
    }

    /** The batch in the slot that it has, or in another one if that is there no more. */
    public DeliveryBatch placed(DeliveryBatch batch) {
        if (batch.slot() == DeliveryBatch.FIRST_SLOT) {
            return batch;
        }
        int number = number(batch.appId(), settings(apps.find(batch.appId())));
        return batch.slot() < number ? batch : batch.inSlot(slotOf(batch.accountId(), number));
    }

    /**
     * How many requests may be under way in a slot: the slots share what the app asked for. One until the app is known, for
     * the first call makes it known.
     *
     * @param most requests to one endpoint, whatever its app asks for
     */
    public int requests(int appId, int slot, int most) {
        var webhooks = settings(apps.findAtHand(appId));
        int wanted = webhooks == null ? 1 : Math.clamp(webhooks.maxConcurrentRequests(), 1, most);
        return share(wanted, number(appId, webhooks), slot);
    }

    /** How many requests may begin within a second in a slot: the slots share what the app asked for; 0 for any number. */
    public int requestsPerSecond(int appId, int slot) {
        var webhooks = settings(apps.findAtHand(appId));
        Integer wanted = webhooks == null ? null : webhooks.optionsOrStandard().requestsPerSecond();
        return wanted == null ? 0 : share(wanted, number(appId, webhooks), slot);
    }

    private static @Nullable WebhookSettings settings(Optional<AppSnapshot> app) {
        return app.map(AppSnapshot::webhooks).orElse(null);
    }

    /** Never more than requests that may be under way, or begin within a second, so that none idles; one where order matters. */
    private int number(int appId, @Nullable WebhookSettings webhooks) {
        int known = granted.get().getOrDefault(appId, 1);
        if (known == 1 || webhooks == null || webhooks.optionsOrStandard().orderedByObject()) {
            return 1;
        }
        Integer rate = webhooks.optionsOrStandard().requestsPerSecond();
        int most = Math.min(webhooks.maxConcurrentRequests(), rate == null ? known : rate);
        return Integer.highestOneBit(Math.clamp(most, 1, known));
    }

    /** Ids in a row, or with the same last digits, are spread all the same. */
    static int slotOf(int accountId, int number) {
        int mixed = accountId * 0x9E3779B1;
        return Math.floorMod((mixed ^ (mixed >>> 15)) >>> 8, number);
    }

    /** The first slots have what does not divide; what is left in a slot that is there no more goes one by one. */
    static int share(int wanted, int number, int slot) {
        if (slot >= number) {
            return 1;
        }
        return Math.max(1, wanted / number + (slot < wanted % number ? 1 : 0));
    }
}
