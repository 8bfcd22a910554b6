package dev.grantway.webhook.lane;

import dev.grantway.platform.confined.Confined;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Batches that wait for one endpoint, fair among accounts: each has its turn for one batch, in the order they came, so an account
 * that has much keeps itself waiting and no other.
 */
@Confined("event loop")
final class FairQueue {
    /** Of each account that has something, what it has; the first one's turn it is. */
    private final Map<Integer, Deque<OpenBatch>> accounts = new LinkedHashMap<>();

    boolean isEmpty() {
        return accounts.isEmpty();
    }

    void add(OpenBatch batch) {
        accounts.computeIfAbsent(batch.accountId(), _ -> new ArrayDeque<>()).add(batch);
    }

    /** Whose turn it is; there has to be one. */
    OpenBatch first() {
        return accounts.values().iterator().next().getFirst();
    }

    OpenBatch takeFirst() {
        var turn = accounts.entrySet().iterator().next();
        int account = turn.getKey();
        var batches = turn.getValue();
        var batch = batches.removeFirst();
        if (batches.isEmpty()) {
            accounts.remove(account);
        } else if (accounts.size() > 1) { // to the end of those who wait
            accounts.remove(account);
            accounts.put(account, batches);
        }
        return batch;
    }

    /** Takes the newest of the account that has most; the newest of all where none has more than others. */
    OpenBatch takeSpare() {
        var spare = accounts.entrySet().iterator().next();
        for (var each : accounts.entrySet()) {
            if (isRatherSpared(each.getValue(), spare.getValue())) {
                spare = each;
            }
        }
        var batch = spare.getValue().removeLast();
        if (spare.getValue().isEmpty()) {
            accounts.remove(spare.getKey());
        }
        return batch;
    }

    private static boolean isRatherSpared(Deque<OpenBatch> batches, Deque<OpenBatch> than) {
        return batches.size() == than.size()
                ? batches.getLast().since() - than.getLast().since() >= 0
                : batches.size() > than.size();
    }

    /** Takes what has waited since before a moment. */
    void takeOlder(long than, Consumer<OpenBatch> taker) {
        for (var each = accounts.values().iterator(); each.hasNext(); ) {
            var batches = each.next();
            while (!batches.isEmpty() && isOlder(batches, than)) {
                taker.accept(batches.removeFirst());
            }
            if (batches.isEmpty()) {
                each.remove();
            }
        }
    }

    /** Whether something has waited since before a moment. */
    boolean hasOlder(long than) {
        for (var batches : accounts.values()) {
            if (isOlder(batches, than)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOlder(Deque<OpenBatch> batches, long than) {
        return batches.getFirst().since() - than < 0;
    }
}
