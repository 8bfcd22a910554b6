package dev.grantway.contracts.events;

import dev.grantway.contracts.topics.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the company's product is: the content of {@code platform.yaml}.
 *
 * @param apiRoutes what the gate asks of a token for each call of the product's API; absent when no gate is used
 * @param apiRoutesDefault for a path without a row: {@code authenticated} lets any good token pass, any other word and
 *     absence refuse
 */
public record PlatformSnapshot(
        long sequence,
        Brand brand,
        List<Scope> scopes,
        List<Entitlement> entitlements,
        List<Role> roles,
        List<EventType> eventTypes,
        @Nullable List<ApiRoute> apiRoutes,
        @Nullable String apiRoutesDefault,
        Instant changedAt)
        implements Event {
    public static final String TYPE = TYPE_PREFIX + "platform.changed.v1";

    /** The one key of its topic. */
    public static final String KEY = "platform";

    /** The {@link #apiRoutesDefault} that lets any good token pass. */
    public static final String AUTHENTICATED = "authenticated";

    public PlatformSnapshot {
        scopes = List.copyOf(scopes);
        entitlements = List.copyOf(entitlements);
        roles = List.copyOf(roles);
        eventTypes = List.copyOf(eventTypes);
        apiRoutes = apiRoutes == null ? null : List.copyOf(apiRoutes);
    }

    /**
     * How the product presents itself.
     *
     * @param logo a {@code data:} URL, or a path of the one origin; absent for the name alone
     * @param primaryColor as {@code #rrggbb}
     * @param primaryTextColor the colour of text on it
     */
    public record Brand(
            String name,
            @Nullable String logo,
            String primaryColor,
            String primaryTextColor,
            @Nullable String termsUrl,
            @Nullable String privacyUrl,
            @Nullable String supportUrl) {}

    /**
     * What an app may ask for.
     *
     * @param title a few words
     * @param description one sentence for the customer
     * @param group what kind of data it is about
     * @param verb {@code read}, {@code write} or another word
     * @param entitlements any one of them opens the scope; empty when every account has it
     */
    public record Scope(
            String name,
            String title,
            String description,
            String group,
            String verb,
            boolean sensitive,
            List<String> entitlements) {
        public Scope {
            entitlements = List.copyOf(entitlements);
        }
    }

    /** What an account's plan may include. */
    public record Entitlement(String name, String title) {}

    /**
     * What a member of an account may do.
     *
     * @param allScopes whether the member has access to every scope; such a member is a super admin of the account
     * @param scopes those it has access to otherwise
     * @param installsApps whether the member may install apps that the account does not have yet; a super admin may in
     *     any case. Absent for no
     */
    public record Role(
            String name,
            String title,
            boolean allScopes,
            List<String> scopes,
            @Nullable Boolean installsApps) {
        public Role {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * Something that happens in the product and that apps may subscribe to.
     *
     * @param scope what an installation needs to hear of it
     * @param fields the members of its JSON beside the common ones
     */
    public record EventType(String name, String title, String scope, List<String> fields) {
        public EventType {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What a call of the product's API needs.
     *
     * @param methods those of the row
     * @param path segments, of which one in braces stands for any single one; {@code /**} at its end for all below too
     * @param scopes the token needs all of them; empty when any good token will do
     * @param budget whether such calls use up the app's budget
     */
    public record ApiRoute(List<String> methods, String path, List<String> scopes, boolean budget) {
        public ApiRoute {
            methods = List.copyOf(methods);
            scopes = List.copyOf(scopes);
        }
    }

    @Override
    public Topic topic() {
        return Topic.PLATFORM;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String key() {
        return KEY;
    }
}
