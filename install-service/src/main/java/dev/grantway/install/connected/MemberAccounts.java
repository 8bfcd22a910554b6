package dev.grantway.install.connected;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The accounts whose apps a person may look at; a stranger learns nothing, not even whether an account exists. */
@Singleton
public class MemberAccounts {
    private static final WayOut TO_ACCOUNTS = new WayOut("Your accounts", "/connected-apps");
    private static final Obstacle NOT_FOUND = new Obstacle(
            "NOT_FOUND",
            404,
            "There is nothing here for you",
            "There is no such account or app, or you are not a member of the account.",
            "Check the address, or sign in as a member of the account.");

    private final Memberships memberships;
    private final Obstacles obstacles;

    MemberAccounts(Memberships memberships, Obstacles obstacles) {
        this.memberships = memberships;
        this.obstacles = obstacles;
    }

    /** Those in which apps can be installed. */
    List<AccountAccess> all(Session session) {
        return memberships.findKnown(session).stream()
                .filter(account -> !account.isDeveloperAccount())
                .toList();
    }

    /** One of them, as the directory says now or said last. */
    public Optional<AccountAccess> find(Session session, int accountId) {
        return memberships.findKnown(session).stream()
                .filter(account -> account.accountId() == accountId)
                .findFirst();
    }

    /** What a stranger is told, and who mistypes. */
    public Answer notFound() {
        return obstacles.answer(NOT_FOUND, TO_ACCOUNTS);
    }
}
