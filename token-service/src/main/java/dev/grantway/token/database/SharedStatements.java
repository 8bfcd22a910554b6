package dev.grantway.token.database;

import dev.grantway.platform.database.DatabaseAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One statement for many requests: those that ask while a statement is under way share the next. Nobody waits for
 * company, so a lone request costs what it did, and under load PostgreSQL is asked once for a dozen.
 *
 * <p>A statement begins after it was asked for, never before: what was committed by then is seen. It is not for
 * transactions: one would see for others what only it may see, or miss what it has changed itself.
 *
 * @param <K> what a row is found by
 * @param <V> the row
 */
public final class SharedStatements<K, V> {
    /** A server that is gone without a word holds a statement until its socket times out; nobody else waits so long. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** Seconds of work for PostgreSQL: who comes after them would not be answered in time. */
    private static final int MOST_WAITING = 10_000;

    private final Queue<Asked<K, V>> asked = new ConcurrentLinkedQueue<>();
    /** How many are in the queue, which would count them one by one. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final Function<Set<K>, Map<K, V>> source;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong lastBeganAt = new AtomicLong();
    private final BooleanSupplier inTransaction;
    private final int atOnce;
    private final int most;
    private final int mostWaiting;

    private record Asked<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    /**
     * Asks a source.
     *
     * @param atOnce how many statements may be under way
     * @param most how many keys a statement may have
     * @param source the rows of these keys that there are
     * @param inTransaction whether the calling thread has one
     */
    public SharedStatements(int atOnce, int most, Function<Set<K>, Map<K, V>> source, BooleanSupplier inTransaction) {
        this(atOnce, most, MOST_WAITING, source, inTransaction);
    }

    SharedStatements(
            int atOnce, int most, int mostWaiting, Function<Set<K>, Map<K, V>> source, BooleanSupplier inTransaction) {
        this.atOnce = atOnce;
        this.most = most;
        this.mostWaiting = mostWaiting;
        this.source = source;
        this.inTransaction = inTransaction;
    }

    /**
     * The row of a key.
     *
     * @throws DatabaseAway when PostgreSQL could not be asked, or too many wait for it
     * @throws IllegalStateException when the calling thread has a transaction
     */
    public Optional<V> find(K key) {
        if (inTransaction.getAsBoolean()) {
            throw new IllegalStateException("shared statements are not for transactions");
        }
        var mine = new Asked<>(key, new CompletableFuture<Optional<V>>());
        enqueue(mine);
        askForThoseWhoWait();
        try {
            return mine.answer().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            giveUp(mine);
            throw new DatabaseAway(e);
        } catch (InterruptedException e) {
            giveUp(mine);
            Thread.currentThread().interrupt();
            throw new DatabaseAway(e);
        }
    }

    private void enqueue(Asked<K, V> one) {
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            throw new DatabaseAway(new RejectedExecutionException(mostWaiting + " wait for an answer already"));
        }
        asked.add(one);
    }

    private void giveUp(Asked<K, V> one) {
        if (asked.remove(one)) {
            waiting.decrementAndGet();
        }
    }

    private void askForThoseWhoWait() {
        if (!mayBegin()) {
            return; // whoever is under way looks again when it is done
        }
        try {
            var batch = take();
            if (!batch.isEmpty()) {
                answer(batch);
            }
        } finally {
            underWay.decrementAndGet();
        }
        if (!asked.isEmpty()) {
            // by a thread of its own: this one has its answer, and a client who waits for it
            var _ = Thread.startVirtualThread(this::askForThoseWhoWait);
        }
    }

    /**
     * At once while none is under way. A further one begins when it is worth its while, for two small statements cost more
     * than one; and when the one before takes long, so that a lost connection does not hold up everybody.
     */
    private boolean mayBegin() {
        while (true) {
            int others = underWay.get();
            boolean worthIt = others == 0
                    || waiting.get() >= most / 2
                    || System.nanoTime() - lastBeganAt.get() > PATIENCE.toNanos();
            if (others >= atOnce || !worthIt) {
                return false;
            }
            if (underWay.compareAndSet(others, others + 1)) {
                lastBeganAt.set(System.nanoTime());
                return true;
            }
        }
    }

    private List<Asked<K, V>> take() {
        var batch = new ArrayList<Asked<K, V>>();
        while (batch.size() < most) {
            var next = asked.poll();
            if (next == null) {
                break;
            }
            waiting.decrementAndGet();
            batch.add(next);
        }
        return batch;
    }

    private void answer(List<Asked<K, V>> batch) {
        try {
            var rows = source.apply(batch.stream().map(Asked::key).collect(Collectors.toSet()));
            batch.forEach(one -> one.answer().complete(Optional.ofNullable(rows.get(one.key()))));
        } catch (RuntimeException | Error e) {
            batch.forEach(one -> one.answer().completeExceptionally(e));
        }
    }
}
