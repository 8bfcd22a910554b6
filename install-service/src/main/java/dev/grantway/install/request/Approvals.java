package dev.grantway.install.request;

import dev.grantway.install.decision.AdminApprovals;
import dev.grantway.install.installation.ConsentApprovals;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What administrators approved and nobody has used yet. */
@Singleton
public class Approvals implements AdminApprovals, ConsentApprovals {
    private final RequestStore store;
    private final Clock clock;

    Approvals(RequestStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest one that stands. */
    public Optional<Approval> of(int appId, int accountId, int userId) {
        return store.findApproved(appId, List.of(accountId), userId, clock.instant()).stream()
                .findFirst()
                .map(Approvals::approval);
    }

    @Override
    public Map<Integer, Set<String>> find(int appId, List<Integer> accountIds, int userId) {
        return store.findApproved(appId, accountIds, userId, clock.instant()).stream()
                .collect(Collectors.toMap(
                        InstallRequest::accountId, request -> approval(request).scopes(), (newest, _) -> newest));
    }

    @Override
    public Optional<Integer> approver(int appId, int accountId, int userId) {
        return of(appId, accountId, userId).map(Approval::approvedBy);
    }

    @Override
    public void finish(int appId, int accountId, int userId, List<String> issued) {
        store.finish(appId, accountId, userId, issued);
    }

    private static Approval approval(InstallRequest request) {
        return new Approval(
                Stream.concat(request.scopes().stream(), request.optionalScopes().stream())
                        .collect(Collectors.toSet()),
                request.verdict().orElseThrow().userId(),
                request.expiresAt());
    }
}
