package dev.grantway.benchmarks;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.grantway.contracts.signatures.WebhookSignatures;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signs one webhook; the peer is the Java library of Standard Webhooks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 2, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SignatureBenchmark {
    private static final String CLIENT_SECRET = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String TARGET = "https://app.example/webhooks/grantway";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECONDS = 1_614_265_330;
    private static final long MILLIS = 1_614_265_330_000L;

    /** The bytes of the body. */
    @Param({"256", "1024", "20480"})
    public int body;

    private byte[] bytes = {};
    private String text = "";
    private Webhook library = new Webhook(WEBHOOK_SECRET);

    /** Makes the body, and refuses to measure two things that do not answer the same. */
    @Setup
    public void prepare() throws WebhookSigningException {
        text = bodyOf(body);
        bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (!standardV1().equals(peerLibrary()) || !standardV1().equals(peerLibraryFromSecret())) {
            throw new IllegalStateException("the signatures differ");
        }
    }

    @Benchmark
    public String hubSpotV1(CpuClock cpu) {
        return WebhookSignatures.hubSpotV1(CLIENT_SECRET, bytes);
    }

    @Benchmark
    public String hubSpotV3(CpuClock cpu) {
        return WebhookSignatures.hubSpotV3(CLIENT_SECRET, "POST", TARGET, bytes, MILLIS);
    }

    @Benchmark
    public String standardV1(CpuClock cpu) {
        return standardV1();
    }

    /** The library at its best: the object is kept, and the body is text already. */
    @Benchmark
    public String peerLibrary(CpuClock cpu) throws WebhookSigningException {
        return peerLibrary();
    }

    /** The library as we are called: with the secret's text each time. */
    @Benchmark
    public String peerLibraryFromSecret(CpuClock cpu) throws WebhookSigningException {
        return peerLibraryFromSecret();
    }

    private String standardV1() {
        return WebhookSignatures.standardV1(WEBHOOK_SECRET, ID, SECONDS, bytes);
    }

    private String peerLibrary() throws WebhookSigningException {
        return library.sign(ID, SECONDS, text);
    }

    private String peerLibraryFromSecret() throws WebhookSigningException {
        return new Webhook(WEBHOOK_SECRET).sign(ID, SECONDS, text);
    }

    private static String bodyOf(int size) {
        var json = new StringBuilder("[");
        for (int i = 0; json.length() < size; i++) {
            json.append("{\"eventId\":").append(i).append(",\"subscriptionType\":\"contact.creation\"},");
        }
        return json.substring(0, size - 1) + "]";
    }
}
