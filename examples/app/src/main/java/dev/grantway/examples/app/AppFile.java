package dev.grantway.examples.app;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Our apps and their connections, in one private file: a restart keeps them. */
final class AppFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;
    private final List<App> given;
    private Content content;

    /**
     * What the file holds.
     *
     * @param added apps that were entered on the page
     */
    private record Content(List<App> added, List<Connection> connections) {}

    private AppFile(Path file, List<App> given, Content content) {
        this.file = file;
        this.given = given;
        this.content = content;
    }

    static AppFile open(Settings settings) throws IOException {
        Files.createDirectories(settings.directory());
        var file = settings.directory().resolve("example-app.json");
        List<App> given = Files.exists(settings.appsFile())
                ? JSON.readValue(Files.readString(settings.appsFile()), new TypeReference<List<App>>() {})
                : List.of();
        var content = Files.exists(file)
                ? JSON.readValue(Files.readString(file), Content.class)
                : new Content(List.of(), List.of());
        return new AppFile(file, given, content);
    }

    /** Those entered on the page first, as they are what a developer works on. */
    synchronized List<App> apps() {
        return Stream.concat(content.added().stream(), given.stream()).toList();
    }

    Optional<App> find(String clientId) {
        return apps().stream().filter(app -> app.clientId().equals(clientId)).findFirst();
    }

    synchronized boolean isAdded(App app) {
        return content.added().contains(app);
    }

    /** Adds an app, or replaces the one with its client id. */
    synchronized void add(App app) {
        var others = content.added().stream()
                .filter(other -> !other.clientId().equals(app.clientId()))
                .toList();
        save(new Content(Stream.concat(Stream.of(app), others.stream()).toList(), content.connections()));
    }

    synchronized void remove(String clientId) {
        save(new Content(
                content.added().stream()
                        .filter(app -> !app.clientId().equals(clientId))
                        .toList(),
                content.connections()));
    }

    synchronized List<Connection> connections() {
        return content.connections();
    }

    /** Adds a connection, or replaces that of the same app and account. */
    synchronized void connect(Connection connection) {
        var others = content.connections().stream()
                .filter(other -> !other.isFor(connection.clientId(), connection.accountId()))
                .toList();
        save(new Content(
                content.added(),
                Stream.concat(Stream.of(connection), others.stream()).toList()));
    }

    /** Changes a connection, unless a new install has replaced it meanwhile. */
    synchronized void change(Connection connection, UnaryOperator<Connection> change) {
        save(new Content(
                content.added(),
                content.connections().stream()
                        .map(each -> each.equals(connection) ? change.apply(each) : each)
                        .toList()));
    }

    private void save(Content next) {
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".draft", "", owner);
            Files.writeString(draft, JSON.writeValueAsString(next));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            content = next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
