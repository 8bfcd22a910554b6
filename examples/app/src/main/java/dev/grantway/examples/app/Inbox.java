package dev.grantway.examples.app;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest webhooks and card requests, newest first. */
final class Inbox {
    private static final int MOST = 100;

    private final Deque<Received> received = new ArrayDeque<>();
    private final Changes changes;

    /**
     * One request that came in.
     *
     * @param kind "Webhook" or "Card request"
     * @param verified whether it is really from Grantway; a refused one was answered 401
     * @param checks what each signature was worth, in words
     * @param lines one for each event in it
     */
    record Received(
            Instant at, String kind, String app, boolean verified, String checks, List<String> lines, String body) {}

    Inbox(Changes changes) {
        this.changes = changes;
    }

    void add(Received item) {
        synchronized (received) {
            received.addFirst(item);
            if (received.size() > MOST) {
                received.removeLast();
            }
        }
        changes.announce();
    }

    List<Received> latest() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }
}
