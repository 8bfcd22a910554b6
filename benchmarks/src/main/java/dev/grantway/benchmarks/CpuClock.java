package dev.grantway.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The CPU time of an iteration: busy neighbours lengthen the wall clock's second, not this one. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuClock {
    static final String THREAD = "threadNanos";
    static final String PROCESS = "processNanos";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long threadAtStart;
    private long processAtStart;
    private long threadNanos;
    private long processNanos;

    /** Runs in the thread that measures. */
    @Setup(Level.Iteration)
    public void start() {
        processAtStart = process.getProcessCpuTime();
        threadAtStart = threads.getCurrentThreadCpuTime();
    }

    /** Runs in the thread that measured. */
    @TearDown(Level.Iteration)
    public void stop() {
        threadNanos = threads.getCurrentThreadCpuTime() - threadAtStart;
        processNanos = process.getProcessCpuTime() - processAtStart;
    }

    /** What the measuring thread used. */
    public long threadNanos() {
        return threadNanos;
    }

    /** What the whole JVM used: the thread, and the collector and the compiler beside it. */
    public long processNanos() {
        return processNanos;
    }
}
