package dev.grantway.quickstart;

import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Where PostgreSQL, Kafka and the origin write what the terminal need not show. */
final class LauncherLog {
    private static final String SETTINGS = "org.slf4j.simpleLogger.";

    private LauncherLog() {}

    /** Before the first line is logged. */
    static void writeTo(Path file) {
        System.setProperty(SETTINGS + "logFile", file.toString());
        System.setProperty(SETTINGS + "defaultLogLevel", "warn");
        System.setProperty(SETTINGS + "log.io.zonky.test.db.postgres", "info"); // PostgreSQL's own words
        System.setProperty(SETTINGS + "showDateTime", "true");
        System.setProperty(SETTINGS + "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        LogManager.getLogManager().reset(); // the JDK's own loggers would write to the terminal
    }

    static void failed(Throwable problem) {
        LoggerFactory.getLogger("quickstart").error("cannot start", problem);
    }
}
