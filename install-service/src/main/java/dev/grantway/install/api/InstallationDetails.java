package dev.grantway.install.api;

import dev.grantway.install.grants.LiveGrantStore;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.Keeper;
import dev.grantway.install.installation.Takeovers;
import dev.grantway.install.usage.Usage;
import dev.grantway.install.usage.UsageView;
import jakarta.inject.Singleton;

/** Gathers what the API shows of one installation. */
@Singleton
class InstallationDetails {
    private final LiveGrantStore grants;
    private final UsageView usage;
    private final Takeovers takeovers;

    InstallationDetails(LiveGrantStore grants, UsageView usage, Takeovers takeovers) {
        this.grants = grants;
        this.usage = usage;
        this.takeovers = takeovers;
    }

    InstallationDetail of(Installation installation, String appName) {
        var live = grants.find(installation.id(), installation.generation());
        var keeper = takeovers.find(installation);
        var span = usage.span(installation.id());
        return new InstallationDetail(
                InstallationEntry.of(installation, appName),
                live.granted(),
                live.declined(),
                live.unavailable(),
                live.grants(),
                span.map(Usage.Span::firstCallAt).orElse(null),
                span.map(Usage.Span::lastUsedAt).orElse(null),
                keeper.map(Keeper::userId).orElse(null),
                keeper.map(Keeper::takenOverAt).orElse(null));
    }
}
