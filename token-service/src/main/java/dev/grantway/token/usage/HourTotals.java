package dev.grantway.token.usage;

import dev.grantway.contracts.events.UsageTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an installation used within an hour, so far; never changed, only replaced.
 *
 * @param revision grows with each call
 * @param told the revision that was stored last, 0 for none
 */
record HourTotals(
        UsageOf of,
        long revision,
        long told,
        long calls,
        long refused,
        Map<String, Long> byScope,
        Instant first,
        Instant last) {
    static HourTotals begin(UsageOf of, Instant at) {
        return new HourTotals(of, 0, 0, 0, 0, Map.of(), at, at);
    }

    HourTotals withCall(List<String> scopes, Instant at) {
        var counted = new TreeMap<>(byScope);
        scopes.forEach(scope -> counted.merge(scope, 1L, Long::sum));
        return new HourTotals(of, revision + 1, told, calls + 1, refused, counted, first, at);
    }

    HourTotals withRefusal(Instant at) {
        return new HourTotals(of, revision + 1, told, calls, refused + 1, byScope, first, at);
    }

    HourTotals toldAt(long stored) {
        return new HourTotals(of, revision, stored, calls, refused, byScope, first, last);
    }

    boolean isTold() {
        return told == revision;
    }

    UsageTotals event(Instant hour, String source, String instance) {
        var scopes = byScope.entrySet().stream()
                .map(scope -> new UsageTotals.ScopeCalls(scope.getKey(), scope.getValue()))
                .toList();
        return new UsageTotals(
                of.installationId(),
                revision,
                of.appId(),
                of.accountId(),
                hour,
                source,
                instance,
                calls,
                refused,
                scopes,
                null,
                null,
                first,
                last);
    }
}
