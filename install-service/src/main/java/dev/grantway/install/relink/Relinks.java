package dev.grantway.install.relink;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.AppStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.ReinstallPaths;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the link by which an app is consented to again in an account: to change, to reconnect, to install again. */
@Singleton
public class Relinks implements ReinstallPaths {
    /** Strangers chose these: of no other kind does one come onto a page or into a mail. */
    private static final Pattern PAGE =
            Pattern.compile("https://[!-~]+|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/?#][!-~]*)?");

    private final AppCatalog apps;
    private final String baseUrl;

    Relinks(AppCatalog apps, @ConfigProperty(name = "grantway.base-url") String baseUrl) {
        this.apps = apps;
        this.baseUrl = baseUrl;
    }

    /**
     * The link, an absolute one; empty where the app is not active any more, and where its developer has to begin: a
     * public app's own proof key belongs into its link.
     */
    public Optional<String> linkFor(int appId, int accountId) {
        return link(appId, accountId, List.of());
    }

    /** The same; conditionally required scopes that the installation has are asked for again, so that none gets lost. */
    public Optional<String> linkFor(Installation installation) {
        return link(installation.app().id(), installation.accountId(), installation.scopes());
    }

    /** Only what it needed when it was new: whoever installs it again chooses the rest again. */
    @Override
    public Optional<String> pathFor(Installation gone) {
        return linkFor(gone.app().id(), gone.accountId())
                .filter(link -> link.startsWith(baseUrl + "/"))
                .map(link -> link.substring(baseUrl.length()));
    }

    private Optional<String> link(int appId, int accountId, List<String> present) {
        return apps.find(appId)
                .filter(app -> app.status() == AppStatus.ACTIVE)
                .flatMap(app -> ownPage(app).or(() -> link(app, accountId, present)));
    }

    private static Optional<String> ownPage(AppSnapshot app) {
        return Optional.ofNullable(app.linksOrNone().installUrl()).filter(PAGE.asMatchPredicate());
    }

    private Optional<String> link(AppSnapshot app, int accountId, List<String> present) {
        return app.redirectUris().stream()
                .findFirst()
                .filter(_ -> app.confidential())
                .map(redirectUri -> baseUrl + "/oauth/" + accountId + "/authorize?client_id=" + encoded(app.clientId())
                        + "&redirect_uri=" + encoded(redirectUri) + "&scope=" + encoded(scopes(app, present))
                        + optional(app));
    }

    private static String scopes(AppSnapshot app, List<String> present) {
        var kept = app.scopes().conditionallyRequired().stream().filter(present::contains);
        return String.join(
                " ", Stream.concat(app.scopes().required().stream(), kept).toList());
    }

    private static String optional(AppSnapshot app) {
        var scopes = app.scopes().optional();
        return scopes.isEmpty() ? "" : "&optional_scope=" + encoded(String.join(" ", scopes));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
