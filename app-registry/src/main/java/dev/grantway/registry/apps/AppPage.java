package dev.grantway.registry.apps;

import java.util.List;
import java.util.Optional;

/**
 * Some apps.
 *
 * @param next where the page after begins; empty at the end
 */
public record AppPage(List<AppSummary> apps, Optional<AppQuery.Place> next) {
    public AppPage {
        apps = List.copyOf(apps);
    }
}
