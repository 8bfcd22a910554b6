package dev.grantway.install.request;

import dev.grantway.contracts.events.Notice;
import dev.grantway.install.catalog.AppCatalog;
import dev.grantway.install.policy.AccountPolicies;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Who is told of requests. Note and reason stay on the pages: a mail says where they are. */
@Singleton
class RequestNotices {
    private static final String RECEIVED = "install-request-received";
    private static final String APPROVED = "install-request-approved";
    private static final String DECLINED = "install-request-declined";

    private final AppCatalog apps;
    private final AccountPolicies policies;

    RequestNotices(AppCatalog apps, AccountPolicies policies) {
        this.apps = apps;
        this.policies = policies;
    }

    /** To those who can decide it. */
    Notice received(InstallRequest request, Instant at) {
        return Notice.of(
                deciders(request.accountId()),
                RECEIVED,
                parameters(request, "/connected-apps/requests/" + request.id()),
                at);
    }

    /** To the requester. */
    Notice decided(InstallRequest request, Instant at) {
        return Notice.of(
                Notice.toUser(request.requester()),
                request.status() == RequestStatus.APPROVED ? APPROVED : DECLINED,
                parameters(request, "/connected-apps/requests/mine"),
                at);
    }

    private String deciders(int accountId) {
        return policies.of(accountId).superAdminsOnly()
                ? Notice.toSuperAdmins(accountId)
                : Notice.toInstallers(accountId);
    }

    private Map<String, String> parameters(InstallRequest request, String path) {
        return Map.of(
                "requestId", request.id().toString(),
                "appId", String.valueOf(request.appId()),
                "appName", apps.nameOf(request.appId()),
                "accountId", String.valueOf(request.accountId()),
                "requester", String.valueOf(request.requester()),
                "path", path);
    }
}
