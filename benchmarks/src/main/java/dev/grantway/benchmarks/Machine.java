package dev.grantway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where a run took place. */
final class Machine {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    static List<String> describe() throws IOException {
        String collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        return List.of(
                "Machine: %s, %d processors, %.1f GiB of memory"
                        .formatted(processor(), SYSTEM.getAvailableProcessors(), SYSTEM.getTotalMemorySize() / 0x1p30),
                "System: %s %s, %s".formatted(SYSTEM.getName(), SYSTEM.getVersion(), SYSTEM.getArch()),
                "JDK: %s, %s".formatted(System.getProperty("java.runtime.version"), System.getProperty("java.vendor")),
                "JVM: %s; collector: %s"
                        .formatted(
                                String.join(
                                        " ",
                                        ManagementFactory.getRuntimeMXBean().getInputArguments()),
                                collectors));
    }

    /** The load average of the last minute; negative when the system has none. */
    static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    private static String processor() throws IOException {
        var facts = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(facts)) {
            return "unnamed processor";
        }
        try (var lines = Files.lines(facts)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unnamed processor");
        }
    }
}
