package dev.grantway.registry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.TopicReader;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PlatformCatalogueTest {
    private final PlatformRevisions revisions;
    private final PlatformCatalogue inForce;
    private final TopicReader topics;

    PlatformCatalogueTest(
            PlatformRevisions revisions,
            PlatformCatalogue inForce,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.revisions = revisions;
        this.inForce = inForce;
        this.topics = new TopicReader(kafka);
    }

    @Test
    void isPublishedAtStart() {
        String snapshot = topics.awaitValue(Topic.PLATFORM, value -> value.contains("\"Test CRM\""));

        assertThat(snapshot).contains("crm.objects.contacts.read", "contact.creation", "marketing-pro", "super-admin");
    }

    @Test
    void knowsTheScopesOfARole() {
        assertThat(inForce.rightsOf("super-admin").scopes()).contains("content", "oauth");
        assertThat(inForce.rightsOf("super-admin"))
                .returns(true, RoleRights::superAdmin)
                .returns(true, RoleRights::mayInstall);
        assertThat(inForce.rightsOf("sales"))
                .returns(false, RoleRights::superAdmin)
                .returns(true, RoleRights::mayInstall);
        assertThat(inForce.rightsOf("viewer").mayInstall()).isFalse();
        assertThat(inForce.rightsOf("viewer").scopes()).containsExactlyInAnyOrder("oauth", "crm.objects.contacts.read");
        assertThat(inForce.rightsOf("nobody")).isEqualTo(RoleRights.NONE);
    }

    @Test
    void publishesAChangeOnceAndKeepsTheLastGoodOne(@TempDir Path folder) throws IOException {
        var file = write(folder, "Changed CRM", 1);
        var catalogue = new PlatformCatalogue(config(file), revisions);
        long first = catalogue.current().sequence();

        write(folder, "Changed CRM", 2);
        catalogue.refresh();
        assertThat(catalogue.current().sequence()).isEqualTo(first);

        write(folder, "Changed again", 3);
        catalogue.refresh();
        assertThat(catalogue.current().sequence()).isEqualTo(first + 1);
        assertThat(catalogue.brand())
                .hasValueSatisfying(brand -> assertThat(brand.name()).isEqualTo("Changed again"));

        Files.writeString(file, "brand: [");
        touch(file, 4);
        catalogue.refresh();
        assertThat(catalogue.current().brand().name()).isEqualTo("Changed again");
        topics.awaitValue(
                Topic.PLATFORM,
                value -> value.contains("Changed again") && value.contains("\"sequence\":" + (first + 1)));
    }

    private static Path write(Path folder, String name, int second) throws IOException {
        var file = folder.resolve("platform.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("src/test/resources/platform.yaml")).replace("Test CRM", name));
        touch(file, second);
        return file;
    }

    private static void touch(Path file, int second) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }

    private static CatalogueConfig config(Path file) {
        return new CatalogueConfig() {
            @Override
            public Path platformFile() {
                return file;
            }

            @Override
            public Duration platformFilePoll() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
