package dev.grantway.install.asking;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.page.ShownTime;
import dev.grantway.install.request.InstallRequest;
import dev.grantway.install.request.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts requests into the words of their pages. */
@Singleton
class RequestViews {
    private final AppCatalog apps;
    private final PlatformCatalog platform;
    private final Clock clock;

    RequestViews(AppCatalog apps, PlatformCatalog platform, Clock clock) {
        this.apps = apps;
        this.platform = platform;
        this.clock = clock;
    }

    RequestView view(InstallRequest request, int reader, String accountName) {
        var now = clock.instant();
        return new RequestView(
                request.id().toString(),
                request.accountId(),
                accountName,
                request.appId(),
                apps.nameOf(request.appId()),
                who(request.requester(), reader),
                scopes(request.scopes(), request.optionalScopes()),
                lines(request.note()),
                statusText(request, now),
                statusTone(request, now),
                request.isOpen(now),
                request.revision(),
                ShownTime.of(request.requestedAt()),
                ShownTime.of(request.expiresAt()),
                request.verdict().map(verdict -> who(verdict.userId(), reader)).orElse(""),
                request.verdict().map(Verdict::at).map(ShownTime::of).orElse(null),
                request.verdict().map(verdict -> lines(verdict.reason())).orElse(List.of()),
                request.isFinishable(now) ? request.finishPath() : "");
    }

    /** Sensitive ones first, those that the install can do without last. */
    List<AskedScope> scopes(List<String> required, List<String> optional) {
        return Stream.concat(
                        required.stream().map(scope -> scope(scope, false)),
                        optional.stream().map(scope -> scope(scope, true)))
                .sorted(Comparator.comparing(AskedScope::optional).thenComparing(scope -> !scope.sensitive()))
                .toList();
    }

    private AskedScope scope(String name, boolean optional) {
        boolean sensitive =
                platform.scope(name).map(PlatformSnapshot.Scope::sensitive).orElse(false);
        return new AskedScope(name, platform.titleOf(name), sensitive, optional);
    }

    private static String statusText(InstallRequest request, Instant now) {
        return switch (request.status()) {
            case OPEN -> request.isOpen(now) ? "Waiting" : "Too old";
            case APPROVED -> request.isFinishable(now) ? "Approved" : "Approved, and not finished in time";
            case DECLINED -> "Declined";
            case WITHDRAWN -> "Withdrawn";
            case FINISHED -> "Installed";
        };
    }

    private static String statusTone(InstallRequest request, Instant now) {
        return switch (request.status()) {
            case APPROVED -> request.isFinishable(now) ? "good" : "";
            case FINISHED -> "good";
            case DECLINED -> "bad";
            case OPEN, WITHDRAWN -> "";
        };
    }

    private static String who(int userId, int reader) {
        return userId == reader ? "you" : "user " + userId;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
