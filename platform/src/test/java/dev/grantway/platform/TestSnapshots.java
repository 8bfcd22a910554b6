package dev.grantway.platform;

import dev.grantway.contracts.events.EventAccount;
import dev.grantway.contracts.events.EventApp;
import dev.grantway.contracts.events.InstallationSnapshot;
import dev.grantway.contracts.events.InstallationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Snapshots with ids of their own. */
public final class TestSnapshots {
    private static final EventApp APP = new EventApp(300001, "client", "1.0.0");

    private TestSnapshots() {}

    public static String newId() {
        return "ins_" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    public static InstallationSnapshot installation(String id, long sequence, int accountId) {
        return new InstallationSnapshot(
                id,
                1,
                sequence,
                InstallationStatus.ACTIVE,
                APP,
                EventAccount.own(accountId, "STANDARD"),
                List.of("oauth"),
                null,
                Instant.EPOCH);
    }
}
