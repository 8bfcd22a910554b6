package dev.grantway.install.suspension;

import dev.grantway.contracts.events.InstallationStatus;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.directory.AccountAccess;
import dev.grantway.install.directory.Memberships;
import dev.grantway.install.directory.UserAccess;
import dev.grantway.install.installation.Installation;
import dev.grantway.install.installation.InstallationSuspensions;
import dev.grantway.install.installation.InstallationView;
import dev.grantway.install.installation.Intent;
import dev.grantway.install.page.Answer;
import dev.grantway.install.page.Obstacle;
import dev.grantway.install.page.Obstacles;
import dev.grantway.install.page.WayOut;
import dev.grantway.platform.session.Session;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages on which a member of an account suspends and resumes an app. */
@Singleton
class SuspensionPages {
    private static final WayOut TO_ACCOUNTS = new WayOut("Your accounts", "/connected-apps");
    private static final String TOO_LONG =
            "The reason may have up to " + Intent.LONGEST_NOTE + " characters. Shorten it.";

    private final Memberships memberships;
    private final InstallationView installations;
    private final InstallationSuspensions stored;
    private final Suspensions suspensions;
    private final SuspensionRights rights;
    private final AppCatalog apps;
    private final Obstacles obstacles;

    SuspensionPages(
            Memberships memberships,
            InstallationView installations,
            InstallationSuspensions stored,
            Suspensions suspensions,
            SuspensionRights rights,
            AppCatalog apps,
            Obstacles obstacles) {
        this.memberships = memberships;
        this.installations = installations;
        this.stored = stored;
        this.suspensions = suspensions;
        this.rights = rights;
        this.apps = apps;
        this.obstacles = obstacles;
    }

    /** The page that asks before an app is suspended. */
    Answer confirmSuspend(Session session, String id) {
        return with(session, id, memberships.findKnown(session), found -> askSuspend(found, session, "", ""));
    }

    /** Suspends; what the directory said last is enough, for this ends access and gives none. */
    Answer suspend(Session session, String id, @Nullable String reason) {
        String note = Optional.ofNullable(reason).orElse("").strip();
        return with(
                session,
                id,
                memberships.findKnown(session),
                found -> note.length() > Intent.LONGEST_NOTE
                        ? askSuspend(found, session, TOO_LONG, note)
                        : suspended(found, suspensions.suspend(id, Intent.byUser(session.userId(), note))));
    }

    /** The page that asks before an app is resumed. */
    Answer confirmResume(Session session, String id) {
        return with(session, id, memberships.findKnown(session), found -> askResume(found, session));
    }

    /** Resumes; this gives access, so the directory has to say now that the person may. */
    Answer resume(Session session, String id) {
        return memberships
                .findLive(session)
                .map(UserAccess::accounts)
                .map(accounts -> with(
                        session,
                        id,
                        accounts,
                        found -> resumed(found, suspensions.resume(id, Intent.byUser(session.userId(), null)))))
                .orElseGet(() -> obstacles.answer(SuspensionObstacles.signedOut()));
    }

    private Answer with(Session session, String id, List<AccountAccess> accounts, Function<Installation, Answer> use) {
        var installation = installations.find(id);
        var account = installation.flatMap(found -> accounts.stream()
                .filter(one -> one.accountId() == found.accountId())
                .findFirst());
        if (installation.isEmpty() || account.isEmpty()) {
            return obstacles.answer(SuspensionObstacles.notFound(), TO_ACCOUNTS);
        }
        return rights.maySuspend(installation.get(), account.get(), session.userId())
                ? use.apply(installation.get())
                : refuse(installation.get(), SuspensionObstacles.noRight());
    }

    private Answer askSuspend(Installation installation, Session session, String problem, String reason) {
        if (installation.status() != InstallationStatus.ACTIVE && !installation.isSuspended()) {
            return refuse(installation, SuspensionObstacles.notActive());
        }
        var page = new SuspendPage(app(installation, session), problem, reason, Intent.LONGEST_NOTE);
        return Answer.Page.framed(problem.isEmpty() ? 200 : 400, page);
    }

    private Answer askResume(Installation installation, Session session) {
        if (installation.isSuspended() && !apps.isInUse(installation.app().id())) {
            return refuse(installation, SuspensionObstacles.appNotInUse());
        }
        return installation.isSuspended()
                ? Answer.Page.framed(200, new ResumePage(app(installation, session)))
                : new Answer.Redirect(detail(installation));
    }

    private Answer suspended(Installation installation, SuspensionOutcome outcome) {
        return switch (outcome) {
            case SuspensionOutcome.Done() -> new Answer.Redirect(detail(installation));
            case SuspensionOutcome.UnderWay _ -> new Answer.Redirect(detail(installation) + "/suspend");
            case SuspensionOutcome.Refused _, SuspensionOutcome.AppNotInUse _ ->
                refuse(installation, SuspensionObstacles.notActive());
        };
    }

    private Answer resumed(Installation installation, SuspensionOutcome outcome) {
        return switch (outcome) {
            case SuspensionOutcome.Done() -> new Answer.Redirect(detail(installation));
            case SuspensionOutcome.UnderWay _ -> new Answer.Redirect(detail(installation) + "/resume");
            case SuspensionOutcome.Refused _ -> refuse(installation, SuspensionObstacles.notInstalled());
            case SuspensionOutcome.AppNotInUse _ -> refuse(installation, SuspensionObstacles.appNotInUse());
        };
    }

    private Answer refuse(Installation installation, Obstacle obstacle) {
        return obstacles.answer(
                obstacle, new WayOut("Connected Apps", "/connected-apps?accountId=" + installation.accountId()));
    }

    private SuspendedApp app(Installation installation, Session session) {
        return new SuspendedApp(
                installation.id(),
                installation.accountId(),
                apps.nameOf(installation.app().id()),
                stored.find(installation).orElse(null),
                session.userId());
    }

    private static String detail(Installation installation) {
        return "/connected-apps/" + installation.id();
    }
}
