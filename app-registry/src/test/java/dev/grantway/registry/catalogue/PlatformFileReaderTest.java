package dev.grantway.registry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.grantway.contracts.events.PlatformSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformFileReaderTest {
    private static final Path GOOD = Path.of("src/test/resources/platform.yaml");

    private final PlatformFileReader reader = new PlatformFileReader();
    private final Path folder;

    PlatformFileReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsWhatTheProductIs() {
        var platform = reader.read(GOOD).published(7, Instant.EPOCH);

        assertThat(platform.sequence()).isEqualTo(7);
        assertThat(platform.brand().name()).isEqualTo("Test CRM");
        assertThat(platform.scopes()).extracting("name").contains("oauth", "content");
        assertThat(platform.roles()).extracting("allScopes").containsExactly(true, false, false);
        assertThat(platform.eventTypes()).extracting("name").contains("contact.creation");
        assertThat(platform.apiRoutesDefault()).isEqualTo("deny");
        assertThat(platform.apiRoutes())
                .containsExactly(
                        new PlatformSnapshot.ApiRoute(
                                List.of("GET"), "/contacts/{id}", List.of("crm.objects.contacts.read"), true),
                        new PlatformSnapshot.ApiRoute(List.of("GET"), "/search", List.of(), false),
                        new PlatformSnapshot.ApiRoute(
                                List.of("POST"), "/deals/**", List.of("crm.objects.deals.read"), true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    primaryTextColor: "#ffffff" | primaryTextColor: "#2f8f80" | has a contrast of 1.40 : 1
                    primaryTextColor: "#ffffff" | primaryTextColor: white     | /brand/primaryTextColor = "white"
                    name: content               | name: oauth                 | the name oauth is there twice
                    name: deal.creation         | name: contact.creation      | the name contact.creation is there twice
                    entitlements: [marketing-pro] | entitlements: [cms]       | /scopes/content/entitlements = cms: there is no entitlement
                    scope: crm.objects.deals.read | scope: crm.objects.deal.read | /eventTypes/deal.creation/scope = crm.objects.deal.read
                    name: viewer                | name: super-admin           | the name super-admin is there twice
                    verb: write                 | verb: erase                 | /scopes/2/verb = "erase"
                    title: Website content      | tite: Website content       | /scopes/5
                    sensitive: true             | sensitive: maybe            | /scopes/3/sensitive = "maybe"
                    path: /contacts/{id}        | path: /contacts/../users    | /apiRoutes/0/path
                    path: /contacts/{id}        | path: contacts              | /apiRoutes/0/path
                    path: /search               | path: /contacts/{number}    | GET /contacts/{} is there twice
                    authenticated: true         | authenticated: false        | /apiRoutes/1
                    scopes: [crm.objects.deals.read] | scopes: [deals]       | /apiRoutes/deals/**/scopes = deals: there is no scope
                    apiRoutesDefault: deny      | apiRoutesDefault: allow     | /apiRoutesDefault = "allow"
                    name: Test CRM              | nickname: Test CRM          | /brand
                    """)
    void refusesWhatIsNotAllowedWithPlaceAndValue(String good, String bad, String message) throws IOException {
        var file = with(good, bad);

        assertThatExceptionOfType(PlatformFileRefused.class)
                .isThrownBy(() -> reader.read(file))
                .withMessageContaining("grantway.registry.platform-file=" + file)
                .withMessageContaining(message);
    }

    @Test
    void refusesARoleWithAScopeThatIsNotThere() throws IOException {
        var file = with("crm.objects.contacts.read, crm.objects.deals.read", "crm.objects.people.read");

        assertThatExceptionOfType(PlatformFileRefused.class)
                .isThrownBy(() -> reader.read(file))
                .withMessageContaining("/roles/sales/scopes = crm.objects.people.read: there is no scope");
    }

    @Test
    void readsTheQuickstartsProduct() {
        var platform = reader.read(Path.of("../examples/crm/platform.yaml")).published(1, Instant.EPOCH);

        assertThat(platform.scopes()).hasSizeGreaterThanOrEqualTo(126);
        assertThat(platform.eventTypes()).hasSizeGreaterThanOrEqualTo(48);
    }

    @Test
    void tellsTheContrastThatIsWanted() throws IOException {
        var file = with("\"#0f766e\"", "\"#77aaff\"");

        assertThatExceptionOfType(PlatformFileRefused.class)
                .isThrownBy(() -> reader.read(file))
                .withMessageContaining("at least 4.5 : 1 is wanted (WCAG 2.2 AA)");
    }

    @Test
    void refusesAKeyThatIsThereTwice() throws IOException {
        var file = with("  name: Test CRM", "  name: Test CRM\n  name: Other");

        assertThatExceptionOfType(PlatformFileRefused.class)
                .isThrownBy(() -> reader.read(file))
                .withMessageContaining("it is not YAML");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatExceptionOfType(PlatformFileRefused.class)
                .isThrownBy(() -> reader.read(folder.resolve("none.yaml")))
                .withMessageContaining("it cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21.0", "#777777, #ffffff, 4.48", "#0f766e, #ffffff, 5.47", "#123456, #123456, 1.0"})
    void measuresContrastAsTheStandardDoes(String one, String other, double ratio) {
        assertThat(Contrast.ratio(one, other)).isCloseTo(ratio, Offset.offset(0.01));
        assertThat(Contrast.ratio(other, one)).isCloseTo(ratio, Offset.offset(0.01));
    }

    private Path with(String good, String bad) throws IOException {
        String text = Files.readString(GOOD);
        assertThat(text).contains(good);
        int at = text.lastIndexOf(good);
        return Files.writeString(
                folder.resolve("platform.yaml"), text.substring(0, at) + bad + text.substring(at + good.length()));
    }
}
