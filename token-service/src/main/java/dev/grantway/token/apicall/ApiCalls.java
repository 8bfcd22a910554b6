package dev.grantway.token.apicall;

import dev.grantway.contracts.events.ApiCallSeen;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Tells of calls: never waits and never fails, whatever Kafka does. */
@Startup // a setting that is out of bounds is told at start
@Singleton
public class ApiCalls {
    private final CallSelection selection;
    private final ApiCallPublisher publisher;
    private final UnrecordedCalls unrecorded;
    private final Clock clock;

    ApiCalls(ApiCallsConfig config, ApiCallPublisher publisher, UnrecordedCalls unrecorded, Clock clock) {
        this.selection = new CallSelection(config, clock);
        this.publisher = publisher;
        this.unrecorded = unrecorded;
        this.clock = clock;
    }

    /** A call was answered. */
    public void note(ApiCall call) {
        if (call.result() == CallResult.PASSED) {
            if (selection.takesPassed(call.of().appId())) {
                publisher.offer(eventOf(call));
            }
        } else if (selection.takesRefused(call.of().appId())) {
            publisher.offer(eventOf(call));
        } else {
            unrecorded.overLimit();
        }
    }

    private ApiCallSeen eventOf(ApiCall call) {
        return new ApiCallSeen(
                UUID.randomUUID().toString(),
                clock.instant(),
                call.of().appId(),
                call.of().accountId(),
                call.of().installationId().orElse(null),
                call.method(),
                CallPath.of(call.path()),
                call.scopes(),
                call.status(),
                call.result() == CallResult.PASSED ? null : call.result().name());
    }
}
