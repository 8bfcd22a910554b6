package dev.grantway.registry.apps;

import dev.grantway.contracts.events.AppSubscription;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event type that an app wants to hear of. */
@Entity
@Table(name = "app_subscription")
class Subscription {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "app_subscription_id_seq")
    @SequenceGenerator(name = "app_subscription_id_seq", sequenceName = "app_subscription_id_seq", allocationSize = 1)
    @Nullable
    Integer id;

    int appId;
    String eventType;

    @Nullable
    String propertyName;

    boolean active;
    Instant createdAt;
    Instant updatedAt;

    /** For JPA. */
    Subscription() {}

    Subscription(int appId, SubscriptionDraft draft, Instant createdAt) {
        this.appId = appId;
        this.eventType = draft.eventType();
        this.propertyName = draft.property().orElse(null);
        this.active = draft.active();
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    /** The stored subscription's id. */
    int id() {
        if (id == null) {
            throw new IllegalStateException("the subscription is not stored yet");
        }
        return id;
    }

    SubscriptionDraft.Subject subject() {
        return new SubscriptionDraft(eventType, propertyName, active).subject();
    }

    AppSubscription published() {
        return new AppSubscription(id(), eventType, propertyName, active);
    }

    SubscriptionDetails details() {
        return new SubscriptionDetails(id(), eventType, propertyName, active, createdAt, updatedAt);
    }
}
