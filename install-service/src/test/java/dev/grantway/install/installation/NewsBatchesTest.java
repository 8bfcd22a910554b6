package dev.grantway.install.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grantway.contracts.events.InstallAuthorized;
import dev.grantway.contracts.events.InstallCompleted;
import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.stage.Installs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
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
    void areTakenInByFewTransactions() {
        var keys = new ArrayList<Object>();
        Runnable step = () -> keys.add(transactions.getTransactionKey());

        batches.takeIn(Stream.generate(() -> step).limit(NewsBatches.SIZE + 1).toList());

        assertThat(keys).hasSize(NewsBatches.SIZE + 1);
        assertThat(new HashSet<>(keys.subList(0, NewsBatches.SIZE))).hasSize(1);
        assertThat(new HashSet<>(keys)).hasSize(2);
    }

    @Test
    void completeEachInstallOnceAndTellOfItOnce() {
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

        assertThatThrownBy(() -> batches.takeIn(List.of(completing(before), NewsBatchesTest::fail, completing(behind))))
                .hasMessage("it cannot be taken in");

        assertThat(watch.load(before.id()).status()).isEqualTo(InstallationStatus.ACTIVE);
        assertThat(watch.load(behind.id()).status()).isEqualTo(InstallationStatus.AUTHORIZED);
        assertThat(InstallationWatch.types(watch.awaitEvents(before.id(), 2)))
                .containsExactly(InstallAuthorized.TYPE, InstallCompleted.TYPE);
    }

    private static void fail() {
        throw new IllegalStateException("it cannot be taken in");
    }

    private Runnable completing(Installation authorized) {
        var issued = installs.issued(authorized, "g-" + authorized.id());
        return () -> installations.complete(issued);
    }
}
