package dev.grantway.registry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.registry.directory.Users;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class FirstStartTest {
    private final Bootstrap bootstrap;
    private final Users users;

    FirstStartTest(Bootstrap bootstrap, Users users) {
        this.bootstrap = bootstrap;
        this.users = users;
    }

    @Test
    void appliesTheFileAtEachStartOnce(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("first.json"), """
                {"users": [{"userId": 43000001, "email": "start@example.com", "name": "S", "password": "12345678"}]}""");

        start(Optional.of(file));
        start(Optional.of(file));

        assertThat(users.find(43_000_001)).isPresent();
    }

    @Test
    void isNothingWithoutAFile() {
        start(Optional.empty());
    }

    @Test
    void saysWhichFileIsWrongAndWhere(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("wrong.json"), "{\"users\": [{\"mail\": 1}]}");

        assertThatThrownBy(() -> start(Optional.of(file)))
                .hasMessageContaining("grantway.registry.bootstrap-file")
                .hasMessageContaining("wrong.json")
                .hasMessageContaining("users[0].mail");
    }

    @Test
    void saysWhichFileIsMissing(@TempDir Path directory) {
        assertThatThrownBy(() -> start(Optional.of(directory.resolve("none.json"))))
                .hasMessageContaining("none.json");
    }

    private void start(Optional<Path> file) {
        new FirstStart(bootstrap, () -> file).read(new StartupEvent());
    }
}
