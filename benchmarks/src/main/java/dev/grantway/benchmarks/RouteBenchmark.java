package dev.grantway.benchmarks;

import dev.grantway.contracts.routes.Routes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Finds the routes of ten paths, one of which nothing answers; the peers are two plain scans of the same list. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 2, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@OperationsPerInvocation(RouteBenchmark.PATH_COUNT)
public class RouteBenchmark {
    static final int PATH_COUNT = 10;

    private final String[] paths = {
        "/oauth/v1/token",
        "/oauth/authorize",
        "/oauth/200001/authorize",
        "/oauth2/introspect",
        "/connected-apps/200001",
        "/developer/apps/300001/deliveries/7",
        "/crm/v3/objects/contacts/51",
        "/webhooks/v3/300001/subscriptions",
        "/api/v1/installations/ins_1/access-token",
        "/nothing/answers/this",
    };
    private final Routes routes = Routes.load();
    private final SegmentScan segments = new SegmentScan(routes.all());
    private final RegexScan regexes = new RegexScan(routes.all());

    /** Refuses to measure things that do not answer the same. */
    @Setup
    public void prepare() {
        for (String path : paths) {
            var route = routes.find(path);
            if (!route.equals(segments.find(path)) || !route.equals(regexes.find(path))) {
                throw new IllegalStateException("the scans differ on " + path);
            }
        }
        if (paths.length != PATH_COUNT) {
            throw new IllegalStateException("there are " + paths.length + " paths");
        }
    }

    @Benchmark
    public void routesFind(Blackhole found, CpuClock cpu) {
        for (String path : paths) {
            found.consume(routes.find(path));
        }
    }

    @Benchmark
    public void peerSegmentScan(Blackhole found, CpuClock cpu) {
        for (String path : paths) {
            found.consume(segments.find(path));
        }
    }

    @Benchmark
    public void peerRegexScan(Blackhole found, CpuClock cpu) {
        for (String path : paths) {
            found.consume(regexes.find(path));
        }
    }
}
