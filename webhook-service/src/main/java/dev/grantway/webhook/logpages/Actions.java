package dev.grantway.webhook.logpages;

import java.util.List;
import java.util.Map;

/**
 * What can be done with an app's deliveries, and what was done a moment ago.
 *
 * @param may whether the reader may do something
 * @param eventTypes of which a test event can be sent; those that the app hears of first
 * @param done a sentence; empty for nothing
 * @param failed whether that says that nothing was done
 */
record Actions(boolean may, List<String> eventTypes, String done, boolean failed) {
    private static final String NUMBER = "[0-9]{1,6}";

    private static final Map<String, String> TESTS = Map.of(
            "no-target", "No test event was sent: the app is not active, or has no target URL.",
            "unknown-type", "No test event was sent: the platform has no such event type. Choose one from the list.",
            "not-now", "No test event was sent: it could not be published for now. Try again in a moment.",
            "too-many", "No test event was sent: an app is sent 10 a minute at most. Wait a minute, then try again.");

    /** By what the address says was done. */
    static Actions of(boolean may, List<String> eventTypes, Map<String, List<String>> parameters) {
        String test = PageParameters.text(parameters, "test").orElse("");
        if (TESTS.containsKey(test)) {
            return new Actions(may, eventTypes, TESTS.getOrDefault(test, ""), true);
        }
        return new Actions(may, eventTypes, cancelled(parameters), false);
    }

    private static String cancelled(Map<String, List<String>> parameters) {
        var cancelled = PageParameters.text(parameters, "cancelled").filter(text -> text.matches(NUMBER));
        var left = PageParameters.text(parameters, "left")
                .filter(text -> text.matches(NUMBER))
                .orElse("0");
        return cancelled
                .map(count -> count + (count.equals("1") ? " delivery was" : " deliveries were") + " cancelled."
                        + (left.equals("0")
                                ? ""
                                : " " + left
                                        + " are on their way at this moment, or wait still; cancel again for those."))
                .orElse("");
    }
}
