package dev.grantway.webhook.delivery;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Takes what may wait away from the event loop, and brings its result back there. */
@Singleton
class OffLoop {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Runs a step elsewhere; what follows runs on the caller's event loop again.
     *
     * @param failed is told of a fault of either
     */
    <T> void run(Callable<T> step, Consumer<T> then, Consumer<Throwable> failed) {
        var loop = Vertx.currentContext();
        if (loop == null) {
            throw new IllegalStateException("not on an event loop");
        }
        var _ = threads.submit(() -> {
            step(loop, step, then, failed);
            return true;
        });
    }

    private static <T> void step(Context loop, Callable<T> step, Consumer<T> then, Consumer<Throwable> failed) {
        T result;
        try {
            result = step.call();
        } catch (Exception | Error e) {
            loop.runOnContext(_ -> failed.accept(e));
            return;
        }
        loop.runOnContext(_ -> guard(() -> then.accept(result), failed));
    }

    /** Runs a step here; an event loop would only log its fault. */
    static void guard(Runnable step, Consumer<Throwable> failed) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failed.accept(e);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
