package dev.grantway.install.takeover;

import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Members;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Keeper;
import dev.grantway.install.installation.TakeoverOutcome;
import dev.grantway.install.installation.Takeovers;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes over, or says why not. It gives responsibility, so the directory has to say now who is who. */
@Singleton
class TakeoverPages {
    private static final WayOut TO_ACCOUNTS = new WayOut("Your accounts", "/connected-apps");

    private final Memberships memberships;
    private final Members members;
    private final InstallationView installations;
    private final Takeovers takeovers;
    private final Obstacles obstacles;

    TakeoverPages(
            Memberships memberships,
            Members members,
            InstallationView installations,
            Takeovers takeovers,
            Obstacles obstacles) {
        this.memberships = memberships;
        this.members = members;
        this.installations = installations;
        this.takeovers = takeovers;
        this.obstacles = obstacles;
    }

    /** Leads back to the app's page, which says what has become of it. */
    Answer takeOver(Session session, String id) {
        var person = memberships.findLive(session);
        if (person.isEmpty()) {
            return obstacles.answer(TakeoverObstacles.signedOut());
        }
        var installation = installations.find(id);
        var account = installation.flatMap(found -> person.get().account(found.accountId()));
        return installation.isEmpty() || account.isEmpty()
                ? obstacles.answer(TakeoverObstacles.notFound(), TO_ACCOUNTS)
                : takeOver(installation.get(), account.get(), session.userId());
    }

    private Answer takeOver(Installation installation, AccountAccess account, int userId) {
        if (!TakeoverRights.mayTakeOver(account)) {
            return refuse(installation, TakeoverObstacles.noRight());
        }
        if (!installation.isListed()) {
            return refuse(installation, TakeoverObstacles.notInstalled());
        }
        var keeper = takeovers.find(installation);
        if (keeper.filter(present -> present.userId() == userId).isPresent()) {
            return done(installation);
        }
        return isUnkept(installation, keeper)
                ? answer(installation, takeovers.takeOver(installation, keeper, userId))
                : refuse(installation, TakeoverObstacles.inGoodHands());
    }

    private boolean isUnkept(Installation installation, Optional<Keeper> keeper) {
        Set<Integer> responsible = Stream.concat(
                        Optional.ofNullable(installation.installedBy()).stream(),
                        keeper.stream().map(Keeper::userId))
                .collect(Collectors.toSet());
        return members.findLeft(installation.accountId(), responsible).equals(responsible);
    }

    private Answer answer(Installation installation, TakeoverOutcome outcome) {
        return switch (outcome) {
            case TakeoverOutcome.TakenOver() -> done(installation);
            case TakeoverOutcome.Overtaken() -> refuse(installation, TakeoverObstacles.inGoodHands());
            case TakeoverOutcome.NotInstalled() -> refuse(installation, TakeoverObstacles.notInstalled());
        };
    }

    private static Answer done(Installation installation) {
        return new Answer.Redirect("/connected-apps/" + installation.id() + "?done=taken-over");
    }

    private Answer refuse(Installation installation, Obstacle obstacle) {
        return obstacles.answer(
                obstacle, new WayOut("The app in Connected Apps", "/connected-apps/" + installation.id()));
    }
}
