package dev.grantway.registry.appcode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.grantway.registry.api.ActorItem;
import dev.grantway.registry.apps.AppVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of an app, as a program reads it.
 *
 * @param number counted from 1
 * @param version as events tell it
 * @param changes of the one before; absent where none before it is kept, and where one is read alone
 * @param definition the app's file as it was then; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionItem(
        int number,
        String version,
        int consentVersion,
        Instant madeAt,
        ActorItem by,
        @Nullable List<Difference> changes,
        @Nullable JsonNode definition) {
    static VersionItem of(VersionStep step) {
        return of(step.version(), step.changes().map(Differences::changes).orElse(null), null);
    }

    static VersionItem of(AppVersion version) {
        return of(version, null, DefinitionWriter.tree(version.content()));
    }

    private static VersionItem of(
            AppVersion version, @Nullable List<Difference> changes, @Nullable JsonNode definition) {
        return new VersionItem(
                version.number(),
                version.version(),
                version.consentVersion(),
                version.madeAt(),
                ActorItem.of(version.madeBy()),
                changes,
                definition);
    }
}
