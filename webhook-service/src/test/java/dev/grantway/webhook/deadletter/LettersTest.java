package dev.grantway.webhook.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.grantway.contracts.topics.Topic;
import dev.grantway.devstack.DevStackResource;
import dev.grantway.webhook.Developers;
import dev.grantway.webhook.Fixture;
import dev.grantway.webhook.GivenUp;
import dev.grantway.webhook.Receiver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was given up is kept, for as long as it may be. */
@QuarkusTest
@QuarkusTestResource(DevStackResource.class)
class LettersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Receiver receiver = new Receiver();
    private final Fixture fixture;
    private final Developers developers;
    private final GivenUp given;

    LettersTest(Fixture fixture, Developers developers, GivenUp given) {
        this.fixture = fixture;
        this.developers = developers;
        this.given = given;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void passesOverLettersThatSayNothing() {
        fixture.raw(Topic.DEAD_LETTERS, "x", "no letter");
        fixture.raw(Topic.DEAD_LETTERS, "x", "null");
        fixture.raw(Topic.DEAD_LETTERS, "x", "{\"reason\":\"malformed\",\"detail\":\"d\"}");

        assertThat(given.letters(given.one(receiver).appId())).hasSize(1);
    }

    @Test
    @DisplayName("36: what was to be sent of an account is forgotten once that is closed")
    void forgetsWhatWasToBeSentOfAClosedAccount() {
        var customer = given.one(receiver);

        fixture.closed(customer.account());

        await().atMost(PATIENCE)
                .untilAsserted(() -> developers
                        .owner()
                        .get("/api/v1/deliveries/dead-letters?appId=" + customer.appId())
                        .then()
                        .body("deadLetters[0].sendable", equalTo(false)));
        String id = given.replayAll(customer.appId())
                .then()
                .statusCode(201)
                .extract()
                .path("replayId");
        await().atMost(PATIENCE)
                .untilAsserted(() -> given.look(customer.appId(), id).then().body("notPossible", equalTo(1)));
    }
}
