package dev.grantway.install.stage;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the service logs while this listens. */
public final class LogLines extends Handler implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger beside;

    private LogLines(Logger beside) {
        this.beside = beside;
    }

    /** Listens to all loggers. */
    public static LogLines listen() {
        return listen(Logger.getLogger(LogLines.class.getName()));
    }

    /**
     * Listens to all loggers.
     *
     * @param beside one that does not pass its lines on
     */
    public static LogLines listen(Logger beside) {
        var listener = new LogLines(beside);
        ROOT.addHandler(listener);
        beside.addHandler(listener);
        return listener;
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
    }

    @Override
    public void flush() {
        // nothing waits
    }

    @Override
    public void close() {
        ROOT.removeHandler(this);
        beside.removeHandler(this);
    }
}
