package dev.grantway.examples.crm;

import java.time.Instant;
import java.util.Map;

/**
 * One line of the log of contacts: a contact was made, or some of its properties changed.
 *
 * @param id random; the ids of its events are made from it, so that a repeated event is known as one
 * @param created false for a change of a contact that was there
 * @param by who did it
 */
record Change(
        String id,
        int accountId,
        long contactId,
        boolean created,
        Map<String, String> properties,
        Author by,
        Instant at) {
    /**
     * Who changed something.
     *
     * @param source {@code CRM_UI} or {@code INTEGRATION}
     * @param sourceId the app or the page
     */
    record Author(String source, String sourceId) {
        static Author page() {
            return new Author("CRM_UI", "page:/crm");
        }

        static Author app(long appId) {
            return new Author("INTEGRATION", "app:" + appId);
        }
    }
}
