package dev.grantway.registry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.AppScopes;
import dev.grantway.contracts.events.PlatformSnapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeChoicesTest {
    private static final List<PlatformSnapshot.Scope> CATALOGUE =
            List.of(scope("oauth", "Basics"), scope("crm.contacts", "Contacts"), scope("crm.deals", "Deals"));

    @Test
    void unfoldsTheGroupsThatTheAppUses() {
        var choices = ScopeChoices.of(CATALOGUE, required("oauth", "crm.deals"), Map.of(), "");

        assertThat(choices.groups()).extracting("name").containsExactly("Basics", "Contacts", "Deals");
        assertThat(choices.groups()).extracting("open").containsExactly(true, false, true);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void unfoldsAGroupWhicheverWayTheAppHasItsScope(ScopeKind kind) {
        var chosen = ScopeKind.changed(required("oauth"), Map.of("scope.crm.deals", List.of(kind.value())));

        var choices = ScopeChoices.of(CATALOGUE, chosen, Map.of(), "");

        assertThat(choices.groups()).extracting("open").containsExactly(true, false, true);
    }

    @Test
    void findsAScopeByAnyOfItsWords() {
        var choices = ScopeChoices.of(CATALOGUE, required("oauth"), Map.of(), " DEALS ");

        assertThat(choices.groups()).extracting("name").containsExactly("Deals");
        assertThat(choices.groups()).extracting("open").containsExactly(true);
    }

    @Test
    void showsWhatIsNoLongerOfferedSoThatItCanGo() {
        var choices = ScopeChoices.of(CATALOGUE, required("oauth", "crm.old"), Map.of(), "");

        assertThat(choices.groups().getLast().name()).isEqualTo("No longer offered");
        assertThat(ScopeKind.changed(required("oauth", "crm.old"), Map.of("scope.crm.old", List.of("none"))))
                .isEqualTo(required("oauth"));
    }

    @Test
    void takesNoKindThatIsNotOffered() {
        assertThat(ScopeKind.changed(required("oauth"), Map.of("scope.crm.deals", List.of("owner"), "q", List.of("x"))))
                .isEqualTo(required("oauth"));
    }

    private static AppScopes required(String... scopes) {
        return new AppScopes(List.of(scopes), List.of(), List.of());
    }

    private static PlatformSnapshot.Scope scope(String name, String group) {
        return new PlatformSnapshot.Scope(name, name, "What it opens", group, "read", false, List.of());
    }
}
