package dev.grantway.install.asking;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.catalog.PlatformCatalog;
import dev.grantway.install.directory.Members;
import dev.grantway.install.directory.PersonNames;
import dev.grantway.install.page.ShownTime;
import dev.grantway.install.request.InstallRequest;
import dev.grantway.install.request.Verdict;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts requests into the words of their pages. */
@Singleton
class RequestViews {
    /** A look-up each: who asked in more accounts reads the ids of those who decided in the others. */
    private static final int ACCOUNTS_WITH_NAMES = 5;

    private final AppCatalog apps;
    private final PlatformCatalog platform;
    private final Members members;
    private final Clock clock;

    RequestViews(AppCatalog apps, PlatformCatalog platform, Members members, Clock clock) {
        this.apps = apps;
        this.platform = platform;
        this.members = members;
        this.clock = clock;
    }

    /** Requests of one account, in their order. */
    List<RequestView> views(List<InstallRequest> requests, int accountId, String accountName, int reader) {
        var names = members.names(accountId, requests.stream().flatMap(RequestViews::others), reader);
        return requests.stream()
                .map(request -> view(request, accountName, names))
                .toList();
    }

    /**
     * A person's own requests, in their order.
     *
     * @param accounts the names of the person's accounts
     */
    List<RequestView> views(List<InstallRequest> own, Map<Integer, String> accounts, int reader) {
        var names = own.stream()
                .filter(request -> request.verdict().isPresent())
                .collect(Collectors.groupingBy(InstallRequest::accountId, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .limit(ACCOUNTS_WITH_NAMES)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> members.names(
                                entry.getKey(), entry.getValue().stream().flatMap(RequestViews::others), reader)));
        return own.stream()
                .map(request -> view(
                        request,
                        accounts.getOrDefault(request.accountId(), "account " + request.accountId()),
                        names.getOrDefault(request.accountId(), new PersonNames(Map.of(), reader))))
                .toList();
    }

    private RequestView view(InstallRequest request, String accountName, PersonNames names) {
        var now = clock.instant();
        return new RequestView(
                request.id().toString(),
                request.accountId(),
                accountName,
                request.appId(),
                apps.nameOf(request.appId()),
                names.of(request.requester()),
                scopes(request.scopes(), request.optionalScopes(), apps.find(request.appId())),
                lines(request.note()),
                statusText(request, now),
                statusTone(request, now),
                request.isOpen(now),
                request.revision(),
                ShownTime.of(request.requestedAt()),
                ShownTime.of(request.expiresAt()),
                request.verdict().map(Verdict::userId).map(names::of).orElse(""),
                request.verdict().map(Verdict::at).map(ShownTime::of).orElse(null),
                request.verdict().map(verdict -> lines(verdict.reason())).orElse(List.of()),
                request.isFinishable(now) ? request.finishPath() : "");
    }

    /**
     * Sensitive ones first, those that the install can do without last.
     *
     * @param app which asks for them; empty when it is not known any more
     */
    List<AskedScope> scopes(List<String> required, List<String> optional, Optional<AppSnapshot> app) {
        return Stream.concat(
                        required.stream().map(scope -> scope(scope, false, app)),
                        optional.stream().map(scope -> scope(scope, true, app)))
                .sorted(Comparator.comparing(AskedScope::optional).thenComparing(scope -> !scope.sensitive()))
                .toList();
    }

    private AskedScope scope(String name, boolean optional, Optional<AppSnapshot> app) {
        boolean sensitive =
                platform.scope(name).map(PlatformSnapshot.Scope::sensitive).orElse(false);
        String purpose = app.flatMap(known -> known.scopes().purposeOf(name)).orElse("");
        return new AskedScope(name, platform.titleOf(name), sensitive, optional, purpose);
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

    private static Stream<Integer> others(InstallRequest request) {
        return Stream.concat(Stream.of(request.requester()), request.verdict().map(Verdict::userId).stream());
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
