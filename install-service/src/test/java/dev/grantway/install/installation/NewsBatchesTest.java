package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.installation.NewsBatches.News;
import dev.grantway.install.stage.Installs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** News of grants that come together. */
@QuarkusTest
class NewsBatchesTest {
    private final NewsBatches batches;
    private final Installs installs;
    private final Installations installations;
    private final InstallationWatch watch;
    private final TransactionSynchronizationRegistry transactions;

    NewsBatchesTest(
            NewsBatches batches,
            Installs installs,
            Installations installations,
            InstallationWatch watch,
            TransactionSynchronizationRegistry transactions) {
        this.batches = batches;
        this.installs = installs;
        this.installations = installations;
        this.watch = watch;
        this.transactions = transactions;
    }

    @Test
    void ofOneKeyAreTakenInInOrderByFewTransactions() throws InterruptedException {
        var keys = new ArrayList<Object>();
        var order = new ArrayList<Integer>();
        batches.takeIn(IntStream.rangeClosed(0, NewsBatches.SIZE)
                .mapToObj(number -> new News("key", () -> {
                    keys.add(transactions.getTransactionKey());
                    order.add(number);
                }))
                .toList());

        assertThat(order).hasSize(NewsBatches.SIZE + 1).isSorted();
        assertThat(new HashSet<>(keys.subList(0, NewsBatches.SIZE))).hasSize(1);
        assertThat(new HashSet<>(keys)).hasSize(2);
    }

    @Test
    void completeEachInstallOnceAndTellOfItOnce() throws InterruptedException {
        var some = installs.authorized();
        var other = installs.authorized();

        batches.takeIn(List.of(completing(some), completing(other), completing(some)));
        batches.takeIn(List.of(completing(other)));

        for (var authorized : List.of(some, other)) {
            assertThat(watch.load(authorized.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
            assertThat(watch.load(authorized.id()).sequence()).isEqualTo(2);
            assertThat(InstallationWatch.types(watch.awaitEvents(authorized.id(), 2)))
                    .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE);
        }
    }

    @Test
    void areNotUndoneByOneBehindThemThatFails() {
        var before = installs.authorized();
        var behind = installs.authorized();

        assertThatThrownBy(() -> batches.takeIn(List.of(
                        inLane(completing(before)),
                        inLane(new News("", NewsBatchesTest::fail)),
                        inLane(completing(behind)))))
                .hasRootCauseMessage("it cannot be taken in");

        assertThat(watch.load(before.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(watch.load(behind.id()).status()).isEqualTo(InstallationStatus.AUTHORIZED);
        assertThat(InstallationWatch.types(watch.awaitEvents(before.id(), 2)))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE);
    }

    @Test
    void ofOtherKeysDoNotWaitForOneThatFails() {
        var other = IntStream.range(0, 100)
                .mapToObj(String::valueOf)
                .filter(key -> Math.floorMod(key.hashCode(), NewsBatches.LANES)
                        != Math.floorMod("failing".hashCode(), NewsBatches.LANES))
                .findFirst()
                .orElseThrow();
        var authorized = installs.authorized();

        assertThatThrownBy(() -> batches.takeIn(List.of(
                        new News("failing", NewsBatchesTest::fail),
                        new News(other, completing(authorized).step()))))
                .hasRootCauseMessage("it cannot be taken in");

        assertThat(watch.load(authorized.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
    }

    private static void fail() {
        throw new IllegalStateException("it cannot be taken in");
    }

    private static News inLane(News news) {
        return new News("one key", news.step());
    }

    private News completing(Installation authorized) {
        var issued = installs.issued(authorized, "g-" + authorized.id());
        return new News(authorized.id(), () -> installations.complete(issued));
    }
}
