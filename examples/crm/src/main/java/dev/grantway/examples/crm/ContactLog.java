package dev.grantway.examples.crm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Every change in the order in which it happened, a line of JSON each. It is the data of this product and the outbox of
 * its events in one: what is in it survives a crash, and is published at least once and in order.
 */
final class ContactLog implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;
    private final Path mark;
    private final FileChannel out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();

    /**
     * A change and where the next one begins.
     *
     * @param next in bytes from the beginning of the file
     */
    record Entry(Change change, long next) {}

    private ContactLog(Path file, Path mark, FileChannel out) {
        this.file = file;
        this.mark = mark;
        this.out = out;
    }

    static ContactLog open(Path directory) throws IOException {
        Files.createDirectories(directory);
        var file = directory.resolve("contacts.jsonl");
        var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        out.position(out.size());
        return new ContactLog(file, directory.resolve("published"), out);
    }

    /** Reads all of it, and cuts off a last line that a crash left half written. */
    void replay(Consumer<Change> each) throws IOException {
        long end = 0;
        for (var batch = read(end, 1_000); !batch.isEmpty(); batch = read(end, 1_000)) {
            batch.forEach(entry -> each.accept(entry.change()));
            end = batch.getLast().next();
        }
        out.truncate(end);
        out.position(end);
    }

    /** On disk when this returns. */
    void append(Change change) throws IOException {
        lock.lock();
        try {
            var line = ByteBuffer.wrap((JSON.writeValueAsString(change) + "\n").getBytes(UTF_8));
            long end = out.position();
            try {
                while (line.hasRemaining()) {
                    out.write(line);
                }
                out.force(false);
            } catch (IOException e) { // half a line would spoil the next one
                out.truncate(end);
                out.position(end);
                throw e;
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The whole lines after {@code position}, at most so many; empty at the end. */
    List<Entry> read(long position, int most) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(position);
            byte[] bytes = new byte[(int) Math.min(in.length() - position, 1 << 20)];
            in.readFully(bytes);
            int start = 0;
            for (int i = 0; i < bytes.length && entries.size() < most; i++) {
                if (bytes[i] == '\n') {
                    var change = JSON.readValue(bytes, start, i - start, Change.class);
                    start = i + 1;
                    entries.add(new Entry(change, position + start));
                }
            }
        }
        return entries;
    }

    /** Waits, at most a second, for a line after {@code position}. */
    void awaitMoreThan(long position) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(1);
            while (out.position() <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Up to where the events are published. */
    long published() throws IOException {
        return Files.exists(mark) ? Long.parseLong(Files.readString(mark).strip()) : 0;
    }

    void recordPublished(long position) throws IOException {
        var draft = mark.resolveSibling("published.draft");
        Files.writeString(draft, Long.toString(position));
        Files.move(draft, mark, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
