package dev.grantway.install.words;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.decision.InstallTerms;
import dev.grantway.install.settings.InstallConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Puts what a consent gives into the customer's words, grouped by what it is about. */
@Singleton
public class ScopeGlossary {
    private static final String OTHER = "Other";

    private final PlatformCatalog platform;
    private final boolean ticked;

    ScopeGlossary(PlatformCatalog platform, InstallConfig config) {
        this.platform = platform;
        this.ticked = config.optionalScopesTicked();
    }

    /**
     * The terms as a page says them.
     *
     * @param app the scopes of the app, with what it says that it needs them for
     */
    public ConsentTerms words(InstallTerms terms, AppScopes app) {
        return new ConsentTerms(
                group(terms.required(), app),
                group(terms.offered(), app),
                ticked,
                terms.unavailable().stream()
                        .map(hindrance -> hindrance.cause() + " " + hindrance.remedy())
                        .toList(),
                terms.present().isInstalled() ? changes(terms) : null);
    }

    private ConsentChanges changes(InstallTerms terms) {
        return new ConsentChanges(
                terms.present().needsReconnect(),
                !terms.present().grantedBefore(),
                titles(terms.fresh(), terms),
                titles(terms.staying(), terms),
                platform.titlesOf(terms.goingAway()));
    }

    private List<String> titles(List<String> scopes, InstallTerms terms) {
        return scopes.stream()
                .map(scope -> platform.titleOf(scope) + (terms.dependsOnTick(scope) ? ", if you allow it" : ""))
                .toList();
    }

    /** Those with sensitive scopes first, then in the order of their first scope; within each likewise. */
    private List<ScopeGroup> group(List<String> scopes, AppScopes app) {
        var groups = new LinkedHashMap<String, List<ScopeWords>>();
        for (String scope : scopes) {
            String group = platform.scope(scope)
                    .map(PlatformSnapshot.Scope::group)
                    .filter(title -> !title.isBlank())
                    .map(ScopeGlossary::heading)
                    .orElse(OTHER);
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(words(scope, app));
        }
        return groups.entrySet().stream()
                .map(entry -> new ScopeGroup(entry.getKey(), sensitiveFirst(entry.getValue())))
                .sorted(Comparator.comparing(
                        (ScopeGroup group) -> !group.scopes().getFirst().sensitive()))
                .toList();
    }

    private ScopeWords words(String scope, AppScopes app) {
        String purpose = app.purposeOf(scope).orElse("");
        return platform.scope(scope)
                .map(found -> new ScopeWords(
                        scope, found.title(), found.description(), verb(found.verb()), found.sensitive(), purpose))
                .orElseGet(() -> new ScopeWords(scope, scope, "", "", false, purpose));
    }

    private static List<ScopeWords> sensitiveFirst(List<ScopeWords> scopes) {
        return scopes.stream()
                .sorted(Comparator.comparing((ScopeWords scope) -> !scope.sensitive()))
                .toList();
    }

    /** Empty where it would say nothing: the title is enough then. */
    private static String verb(String verb) {
        return switch (verb) {
            case "read" -> "View";
            case "write" -> "Change";
            case "other" -> "";
            default -> heading(verb);
        };
    }

    private static String heading(String text) {
        String words = text.replace('_', ' ').strip();
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
