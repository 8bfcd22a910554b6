package dev.grantway.webhook.intake;

import dev.grantway.webhook.outgoing.DeliveryBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The order in which a poll's deliveries are published: accounts have their turns one after the other, each with its own in the
 * order they came. Where accounts share an endpoint, what one of them has above a number goes behind what is new. Pure rules.
 */
final class FairOrder {
    private final int mostPerAccount;
    private final IntPredicate keepsOrder;

    /**
     * Rules for all polls.
     *
     * @param mostPerAccount deliveries of an account to an endpoint that it shares
     * @param keepsOrder whether an app, by its id, wants its deliveries in order: they keep to one road
     */
    FairOrder(int mostPerAccount, IntPredicate keepsOrder) {
        this.mostPerAccount = mostPerAccount;
        this.keepsOrder = keepsOrder;
    }

    private record Share(int appId, int accountId) {}

    List<DeliveryBatch> of(List<DeliveryBatch> planned) {
        var accounts = new LinkedHashMap<Integer, Deque<DeliveryBatch>>();
        planned.forEach(batch -> accounts.computeIfAbsent(batch.accountId(), _ -> new ArrayDeque<>())
                .add(batch));
        return accounts.size() < 2 ? planned : limited(inTurns(accounts));
    }

    private static List<DeliveryBatch> inTurns(Map<Integer, Deque<DeliveryBatch>> accounts) {
        var ordered = new ArrayList<DeliveryBatch>();
        var turns = new ArrayDeque<>(accounts.values());
        while (!turns.isEmpty()) {
            var account = turns.remove();
            ordered.add(account.remove());
            if (!account.isEmpty()) {
                turns.add(account);
            }
        }
        return ordered;
    }

    private List<DeliveryBatch> limited(List<DeliveryBatch> ordered) {
        var shares = new HashMap<Share, Integer>();
        ordered.forEach(batch -> shares.merge(new Share(batch.appId(), batch.accountId()), 1, Integer::sum));
        var accounts = new HashMap<Integer, Integer>();
        shares.keySet().forEach(share -> accounts.merge(share.appId(), 1, Integer::sum));
        var given = new HashMap<Share, Integer>();
        return ordered.stream()
                .map(batch -> {
                    int before = given.merge(new Share(batch.appId(), batch.accountId()), 1, Integer::sum) - 1;
                    boolean isShared = accounts.getOrDefault(batch.appId(), 0) > 1;
                    boolean isBehind = isShared && before >= mostPerAccount && !keepsOrder.test(batch.appId());
                    return isBehind ? batch.postponed() : batch;
                })
                .toList();
    }
}
