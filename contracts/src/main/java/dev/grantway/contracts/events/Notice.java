package dev.grantway.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.Map;

/**
 * Something that people are to be told, by whoever knows their addresses.
 *
 * @param recipient {@code user:<id>}; or, for all who are that when it is sent, {@code account:<id>:super-admins} or
 *     {@code account:<id>:installers}, whose role lets them install apps, super admins included; or
 *     {@code account:<id>:developers} of a developer account, who may change its apps
 * @param sequence the {@code ce_sequence}, the time in milliseconds; not part of the JSON. Two at once are told apart by
 *     their {@code ce_id}
 * @param template which text to send, such as {@code install-request-received}; pass over an unknown one
 * @param parameters what the text needs, by name: ids, names and paths of pages. Never what a person typed for another to
 *     read: that stands on the page
 */
public record Notice(
        String recipient, @JsonIgnore long sequence, String template, Map<String, String> parameters, Instant raisedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "notice.raised.v1";

    public Notice {
        parameters = Map.copyOf(parameters);
    }

    /** One that happened at a time. */
    public static Notice of(String recipient, String template, Map<String, String> parameters, Instant at) {
        return new Notice(recipient, at.toEpochMilli(), template, parameters, at);
    }

    /** One person. */
    public static String toUser(int userId) {
        return "user:" + userId;
    }

    /** All who answer for an account. */
    public static String toSuperAdmins(int accountId) {
        return "account:" + accountId + ":super-admins";
    }

    /** All who may change the apps of a developer account. */
    public static String toDevelopers(int developerAccountId) {
        return "account:" + developerAccountId + ":developers";
    }

    /** All whose role lets them bring apps into an account, those who answer for it included. */
    public static String toInstallers(int accountId) {
        return "account:" + accountId + ":installers";
    }

    @Override
    public Topic topic() {
        return Topic.NOTICES;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return recipient;
    }
}
