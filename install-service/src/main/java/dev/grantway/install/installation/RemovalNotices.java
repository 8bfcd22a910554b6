package dev.grantway.install.installation;

import dev.grantway.contracts.events.Notice;
import dev.grantway.install.catalog.AppCatalog;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells those who answer for an account that it has an app no longer. */
@Singleton
class RemovalNotices {
    private static final String UNINSTALLED = "app-uninstalled";

    private final AppCatalog apps;
    private final ReinstallPaths paths;

    RemovalNotices(AppCatalog apps, ReinstallPaths paths) {
        this.apps = apps;
        this.paths = paths;
    }

    /**
     * Empty where the account never had the app: a consent without tokens is withdrawn without a word. Empty too where the
     * account was closed: nobody is in it any more.
     */
    Optional<Notice> uninstalled(Installation gone) {
        if (Optional.ofNullable(gone.removal())
                .filter(Removal.byClosedAccount()::equals)
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(gone.tokensIssuedAt())
                .map(_ -> Notice.of(
                        Notice.toSuperAdmins(gone.accountId()), UNINSTALLED, parameters(gone), gone.changedAt()));
    }

    /**
     * What the text needs. A path {@code reinstallPath}, the app's install link on this site, makes it offer to install
     * the app again.
     */
    private Map<String, String> parameters(Installation gone) {
        var parameters = new HashMap<String, String>();
        parameters.put("installationId", gone.id());
        parameters.put("appId", String.valueOf(gone.app().id()));
        parameters.put("appName", apps.nameOf(gone.app().id()));
        parameters.put("accountId", String.valueOf(gone.accountId()));
        parameters.put(
                "by", Optional.ofNullable(gone.removal()).map(Removal::reason).orElse("UNKNOWN"));
        parameters.put("path", "/connected-apps?accountId=" + gone.accountId());
        paths.pathFor(gone).ifPresent(path -> parameters.put("reinstallPath", path));
        return parameters;
    }
}
