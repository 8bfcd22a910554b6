package dev.grantway.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder with all data, held by one launcher at a time. */
final class DataDirectory implements AutoCloseable {
    /** What a first start and some hours of use take. */
    private static final long NEEDED_MEGABYTES = 300;

    private static final long NEARLY_FULL_MEGABYTES = 20;

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** Opens the folder for this process alone. */
    static DataDirectory open(Settings settings) {
        var directory = settings.data();
        try {
            createPrivate(directory);
            var lockFile =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new CannotStart(alreadyRunning(directory));
            }
            var opened = new DataDirectory(directory, lockFile);
            opened.requireSpace();
            Files.deleteIfExists(directory.resolve("demo.json")); // a killed launcher's
            // for the next one that is started meanwhile
            Files.writeString(
                    directory.resolve("running"), ProcessHandle.current().pid() + "\n" + settings.baseUrl() + "\n");
            createPrivate(directory.resolve("logs"));
            createPrivate(directory.resolve("keys"));
            return opened;
        } catch (IOException e) {
            throw new CannotStart("The folder " + directory + " cannot be written (" + e
                    + "). Give another: GRANTWAY_DATA=… make run");
        }
    }

    private static String alreadyRunning(Path directory) throws IOException {
        var running = directory.resolve("running");
        var lines = Files.exists(running) ? Files.readAllLines(running) : List.<String>of();
        return lines.size() < 2
                ? "Grantway already runs on " + directory + ". Stop it with Ctrl-C where it runs."
                : "Grantway already runs at %s (process %s, data in %s). Stop it with Ctrl-C where it runs."
                        .formatted(lines.get(1), lines.get(0), directory);
    }

    private static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private void requireSpace() throws IOException {
        long free = freeMegabytes();
        if (free < NEEDED_MEGABYTES) {
            throw new CannotStart(
                    "The disk of %s is full: %d MB are free, %d MB are needed. Free some, or give a folder elsewhere: GRANTWAY_DATA=… make run"
                            .formatted(directory, free, NEEDED_MEGABYTES));
        }
    }

    /** Why nothing can be written any more, when that is so; a part that failed says it less plainly. */
    Optional<String> fullDisk() {
        try {
            return freeMegabytes() < NEARLY_FULL_MEGABYTES
                    ? Optional.of("The disk of " + directory
                            + " is full. Free some, or give a folder elsewhere: GRANTWAY_DATA=… make run")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private long freeMegabytes() throws IOException {
        return Files.getFileStore(directory).getUsableSpace() >> 20;
    }

    Path resolve(String name) {
        return directory.resolve(name);
    }

    /** A fresh log; the one of the start before is kept beside it. */
    Path log(String name) {
        var log = directory.resolve("logs").resolve(name + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a file in one step, readable by its owner alone. */
    Path write(String name, String text) {
        var file = directory.resolve(name);
        try {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var draft = Files.createTempFile(file.getParent(), ".draft", "", owner);
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            delete("running");
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
