package dev.grantway.install.api;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.grants.LiveGrantStore;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Keeper;
import dev.grantway.install.installation.Takeovers;
import dev.grantway.install.usage.Usage;
import dev.grantway.install.usage.UsageView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gathers what the API shows of one installation. */
@Singleton
class InstallationDetails {
    private final LiveGrantStore grants;
    private final UsageView usage;
    private final AppCatalog apps;
    private final Takeovers takeovers;

    InstallationDetails(LiveGrantStore grants, UsageView usage, AppCatalog apps, Takeovers takeovers) {
        this.grants = grants;
        this.usage = usage;
        this.apps = apps;
        this.takeovers = takeovers;
    }

    InstallationDetail of(Installation installation, String appName) {
        var live = grants.find(installation.id(), installation.generation());
        var used = Optional.ofNullable(installation.tokensIssuedAt())
                .map(since -> usage.of(installation.id(), since))
                .orElse(Usage.NONE);
        var app = apps.find(installation.app().id());
        var keeper = takeovers.find(installation);
        return new InstallationDetail(
                InstallationEntry.of(installation, appName),
                live.granted(),
                live.declined(),
                live.unavailable(),
                live.grants(),
                installation.consentVersion(),
                app.map(AppSnapshot::consentVersionOrFirst).orElse(null),
                app.map(found -> installation.missingOf(found.scopes().required()))
                        .orElse(List.of()),
                used.span().map(Usage.Span::firstCallAt).orElse(null),
                used.span().map(Usage.Span::lastUsedAt).orElse(null),
                used.deliveries(),
                keeper.map(Keeper::userId).orElse(null),
                keeper.map(Keeper::takenOverAt).orElse(null));
    }
}
