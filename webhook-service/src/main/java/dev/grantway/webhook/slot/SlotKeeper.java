package dev.grantway.webhook.slot;

import dev.grantway.webhook.role.Role;
import dev.grantway.webhook.role.RoleConfig;
import dev.grantway.webhook.slot.SlotRules.Slots;
import dev.grantway.webhook.slot.SlotStore.Load;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks how many slots endpoints have; a router tells how much there is to send them, and decides for all if no other
 * one does just now. While PostgreSQL is away all stays as it was known last.
 */
@Singleton
class SlotKeeper {
    private static final Logger LOG = Logger.getLogger(SlotKeeper.class);

    /** What a router told is taken for true for so many rounds, though it tells nothing more. */
    private static final int ROUNDS_UNTIL_EXPIRY = 3;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-slots").factory());
    private final String router = UUID.randomUUID().toString();
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final SlotStore store;
    private final EndpointSlots slots;
    private final DeliveryRates rates;
    private final SlotConfig config;
    private final SlotRules rules;
    private final RoleConfig roles;
    private final Clock clock;

    SlotKeeper(
            SlotStore store,
            EndpointSlots slots,
            DeliveryRates rates,
            SlotConfig config,
            RoleConfig roles,
            Clock clock) {
        this.store = store;
        this.slots = slots;
        this.rates = rates;
        this.config = config;
        this.rules = SlotRules.of(config);
        this.roles = roles;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        every(config.refresh(), Duration.ZERO, () -> slots.learn(store.several()));
        if (roles.roles().contains(Role.ROUTER)) {
            var window = rates.window(config.measuredOver(), System.nanoTime());
            every(config.every(), config.every(), () -> {
                tell(window.look(System.nanoTime()));
                decide();
            });
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.close(); // a round that has begun is finished
    }

    private void tell(Map<Integer, Double> perSecond) {
        var told = new HashMap<>(perSecond);
        told.values().removeIf(rate -> rate < config.toldFrom());
        if (!told.isEmpty()) {
            store.tell(router, told, clock.instant().plus(config.every().multipliedBy(ROUNDS_UNTIL_EXPIRY)));
        }
    }

    /** Decides for all endpoints, unless another router does it just now. */
    void decide() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (store.lock()) {
                store.forget(clock.instant());
                store.find(rules.perSlot()).forEach(this::decide);
            }
        });
    }

    private void decide(Load load) {
        Slots next = rules.next(load.slots(), load.perSecond(), clock.instant());
        if (next.equals(load.slots())) {
            return;
        }
        store.put(load.appId(), next);
        if (next.number() != load.slots().number()) {
            LOG.infof(
                    "app %d has %d slots instead of %d, at %.0f deliveries a second",
                    load.appId(), next.number(), load.slots().number(), load.perSecond());
        }
    }

    private void every(Duration pause, Duration firstPause, Runnable step) {
        var _ = timer.scheduleWithFixedDelay(
                () -> safely(step), firstPause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void safely(Runnable step) {
        try {
            step.run();
            isAway.set(false);
        } catch (RuntimeException | Error e) { // it would end the schedule
            if (!isAway.getAndSet(true)) { // once, not once a second
                LOG.warnf("slots of endpoints stay as they are known for now: %s", e.toString());
            }
        }
    }
}
