package dev.grantway.registry.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Who proved themselves in the request at hand by something else than a session. */
@RequestScoped
class RequestActor {
    private final AtomicReference<@Nullable Actor> actor = new AtomicReference<>();

    void set(Actor proven) {
        actor.set(proven);
    }

    Optional<Actor> find() {
        return Optional.ofNullable(actor.get());
    }
}
