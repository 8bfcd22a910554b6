package dev.grantway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints the ends of the services' logs when a test fails: the machine that ran it may be gone before anyone looks. */
public final class LogsOfFailure implements AfterTestExecutionCallback {
    private static final int LINES = 60;
    private static final int LONGEST = 300;

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent() && Product.isShared()) {
            for (var log : Product.shared().logs()) {
                print(log);
            }
        }
    }

    private static void print(Path log) throws IOException {
        System.out.println("---- " + log.getFileName());
        interesting(log).forEach(line -> System.out.println(line.substring(0, Math.min(line.length(), LONGEST))));
    }

    /** Kafka's client says many times a second that its broker is away. */
    private static List<String> interesting(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            var said = lines.filter(line -> !line.contains("NetworkClient")).toList();
            return said.subList(Math.max(0, said.size() - LINES), said.size());
        }
    }
}
