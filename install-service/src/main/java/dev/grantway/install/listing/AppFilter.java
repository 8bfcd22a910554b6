package dev.grantway.install.listing;

import dev.grantway.contracts.events.InstallationStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of an account's connected apps a person wants to see, as the URL says it. What makes no sense there is left out,
 * so that an old bookmark still shows a list.
 *
 * @param name a part of the app's name; empty for any
 * @param status empty for any
 * @param unusedOnly whether those alone that were not used for 90 days, nor installed since
 */
public record AppFilter(
        int accountId, String name, Optional<InstallationStatus> status, boolean unusedOnly, Order order) {
    /** Those that the list has, in the order to choose from. */
    public static final List<InstallationStatus> STATUSES = List.of(
            InstallationStatus.ACTIVE,
            InstallationStatus.NEEDS_REAUTHORIZATION,
            InstallationStatus.SUSPENDED,
            InstallationStatus.UNINSTALLING);

    private static final int LONGEST_NAME = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** In which order. */
    public enum Order {
        /** The last installed first. */
        DATE,
        /** By the app's name. */
        NAME
    }

    /** All of an account's. */
    public static AppFilter all(int accountId) {
        return new AppFilter(accountId, "", Optional.empty(), false, Order.DATE);
    }

    /**
     * Reads the parameters of a URL.
     *
     * @param q a part of the name
     * @param status the name of one
     * @param unused {@code true} or anything else
     * @param sort {@code name} or {@code date}
     */
    public static AppFilter parse(
            int accountId,
            @Nullable String q,
            @Nullable String status,
            @Nullable String unused,
            @Nullable String sort) {
        return new AppFilter(
                accountId,
                Optional.ofNullable(q).map(AppFilter::name).orElse(""),
                Arrays.stream(InstallationStatus.values())
                        .filter(one -> one.name().equals(status) && STATUSES.contains(one))
                        .findFirst(),
                "true".equals(unused),
                "name".equals(sort) ? Order.NAME : Order.DATE);
    }

    /** Whether it leaves anything out. */
    public boolean isNarrow() {
        return !name.isEmpty() || status.isPresent() || unusedOnly;
    }

    public boolean isByName() {
        return order == Order.NAME;
    }

    /** The parameters of a URL that say the same. */
    public String query() {
        var query = new StringBuilder("accountId=").append(accountId);
        if (!name.isEmpty()) {
            query.append("&q=").append(URLEncoder.encode(name, StandardCharsets.UTF_8));
        }
        status.ifPresent(one -> query.append("&status=").append(one));
        if (unusedOnly) {
            query.append("&unused=true");
        }
        return isByName() ? query.append("&sort=name").toString() : query.toString();
    }

    /** PostgreSQL takes no text with a NUL in it. */
    private static String name(String q) {
        String text = CONTROL.matcher(q).replaceAll(" ").strip();
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }
}
