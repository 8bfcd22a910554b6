package dev.grantway.webhook.logpages;

import dev.grantway.webhook.attempt.Attempt;
import dev.grantway.webhook.live.LiveListener;
import dev.grantway.webhook.search.Place;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns new attempts into rows of the list, the newest first. */
final class RowStream implements LiveListener {
    private final MultiEmitter<? super StreamEvent> out;

    RowStream(MultiEmitter<? super StreamEvent> out) {
        this.out = out;
    }

    @Override
    public void arrived(List<Attempt> attempts, boolean leftOut) {
        String rows = attempts.reversed().stream()
                .map(attempt -> new DeliveryRow(attempt.appId(), LogLine.of(attempt)).render())
                .collect(Collectors.joining())
                .replaceAll("\\s*\\R\\s*", " "); // an event is a line
        out.emit(new StreamEvent(
                leftOut ? StreamEvent.PART : StreamEvent.LINES,
                Optional.of(Place.of(attempts.getLast()).toString()),
                rows));
    }

    @Override
    public void silence() {
        out.emit(StreamEvent.of(StreamEvent.SILENCE));
    }

    @Override
    public void ended() {
        out.emit(StreamEvent.of(StreamEvent.END));
        out.complete();
    }
}
