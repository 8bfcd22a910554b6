package dev.grantway.contracts.topics;

import java.time.Duration;
import java.util.Optional;

/** A Kafka topic. Operators create topics; nothing creates one by using it. */
public enum Topic {
    /** App snapshots with scopes, subscriptions and target URL; nothing secret. Key: app id. */
    APPS("grantway.apps.v1"),
    /** The catalogue of scopes, entitlements, roles and event types, and the brand. Key: {@code platform}. */
    PLATFORM("grantway.platform.v1"),
    /** Verifiers of client secrets, and signing secrets encrypted to webhook-service. Key: app id. Restricted by ACL. */
    APP_SECRETS("grantway.app-secrets.v1"),
    /** What happened to grants; internal. Key: installation id. */
    GRANT_EVENTS("grantway.grant-events.v1", Duration.ofDays(30)),
    /** The life of installations as facts. Key: installation id. */
    INSTALL_EVENTS("grantway.install-events.v1", Duration.ofDays(30)),
    /** The state of each installation. Key: installation id. */
    INSTALLATIONS("grantway.installations.v1"),
    /** Who is no longer there: accounts, people, memberships; ids only. Key: account id, or {@code user:} and the user id. */
    DIRECTORY_EVENTS("grantway.directory-events.v1", Duration.ofDays(30)),
    /** Which access tokens are dead, for who checks them offline. Key: subject. */
    TOKEN_REVOCATIONS("grantway.token-revocations.v1", Duration.ofHours(2)),
    /** Hourly totals of what installations used. Key: installation id. */
    USAGE("grantway.usage.v1", Duration.ofDays(100)),
    /** Calls of the product's API that the gate refused, a sample of the others, and uses of client secrets. Key: app id. */
    API_CALLS("grantway.api-calls.v1", Duration.ofDays(3)),
    /** What people are to be told, by mail; internal. Key: recipient. */
    NOTICES("grantway.notices.v1", Duration.ofDays(3)),
    /** The company's product tells what happened in it. Key: account id. */
    PRODUCT_EVENTS("grantway.product-events.v1", Duration.ofDays(7)),
    /** One record per event and endpoint; internal. Key: endpoint and slot. */
    DELIVERIES("grantway.deliveries.v1", Duration.ofDays(3)),
    /** The same for what is sent when there is nothing newer: what was put off before; internal. Key: endpoint and slot. */
    DELIVERIES_BULK("grantway.deliveries-bulk.v1", Duration.ofDays(3)),
    /** Retries, only while PostgreSQL is away; internal. Key: endpoint and slot. */
    DELIVERIES_SPILL("grantway.deliveries-spill.v1", Duration.ofDays(3)),
    /** The attempt log. Key: endpoint. */
    DELIVERY_ATTEMPTS("grantway.delivery-attempts.v1", Duration.ofDays(3)),
    /** What was given up, with the reason. Key: endpoint. */
    DEAD_LETTERS("grantway.dead-letters.v1", Duration.ofDays(30));

    private final String topicName;
    private final Optional<Duration> retention;

    Topic(String topicName) {
        this.topicName = topicName;
        this.retention = Optional.empty();
    }

    Topic(String topicName, Duration retention) {
        this.topicName = topicName;
        this.retention = Optional.of(retention);
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Whether the broker keeps the newest record of each key and nothing else. */
    public boolean compacted() {
        return retention.isEmpty();
    }

    /** How long records are kept; empty for a compacted topic. */
    public Optional<Duration> retention() {
        return retention;
    }
}
