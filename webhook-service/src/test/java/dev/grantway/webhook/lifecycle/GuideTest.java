package dev.grantway.webhook.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideTest {
    private static final Path GUIDE = Path.of("../docs/guides/hear-of-installs.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/grantway/webhook/lifecycle/LifecycleVerifier.java");

    /** So that what the guide shows is what the other tests verify pushes with. */
    @Test
    void showsTheVerifierThatIsTested() throws IOException {
        String source = Files.readString(SOURCE);

        assertThat(Files.readString(GUIDE))
                .contains("```java\n" + source.substring(source.indexOf("import static")) + "```\n");
    }
}
