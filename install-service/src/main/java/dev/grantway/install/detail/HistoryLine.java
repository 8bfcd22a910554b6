package dev.grantway.install.detail;

import dev.grantway.install.connected.PageTime;
import java.util.List;

/**
 * A line of an installation's history.
 *
 * @param who empty where nobody of the account did it
 * @param approvedBy who approved it beforehand; empty where nobody had to
 * @param note why, in their words; empty where they gave none
 * @param added permissions that came by it, like the next in the customer's words
 * @param removed those that went
 */
public record HistoryLine(
        PageTime at,
        String text,
        String who,
        String approvedBy,
        String note,
        List<String> added,
        List<String> removed) {
    public HistoryLine {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
