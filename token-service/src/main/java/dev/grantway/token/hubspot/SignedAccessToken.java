package dev.grantway.token.hubspot;

import dev.grantway.token.introspection.InspectionOutcome.Access;
import dev.grantway.token.introspection.InspectionOutcome.DeveloperAccess;
import dev.grantway.token.introspection.InspectionOutcome.InstallationAccess;

/**
 * HubSpot's internal form of an access token, which its clients expect to be there; the signatures mean nothing outside.
 *
 * @param appInstallId empty when it is of no installation
 * @param expiresAt milliseconds
 * @param hubId 0 when it is of no account
 * @param installingUserId 0 when it is of no user
 * @param userId the same
 */
record SignedAccessToken(
        int appId,
        String appInstallId,
        String audience,
        long expiresAt,
        int hubId,
        String hublet,
        int installingUserId,
        boolean isPrivateDistribution,
        boolean isServiceAccount,
        boolean isUserLevel,
        String newSignature,
        String scopeToScopeGroupPks,
        String scopes,
        String signature,
        String trialScopeToScopeGroupPks,
        String trialScopes,
        int userId) {
    /** The id of no account and of no user. */
    static final int NONE = 0;

    static SignedAccessToken of(Access access) {
        var grant = access.grant();
        return of(
                grant.appId(),
                new Holder(grant.installationId(), grant.accountId(), grant.userId()),
                access.token().expiresAt().toEpochMilli(),
                access.scopes().text());
    }

    static SignedAccessToken of(InstallationAccess access) {
        return of(
                access.app().appId(),
                new Holder(access.installation().id(), access.installation().accountId(), NONE),
                access.token().expiresAt().toEpochMilli(),
                access.scopes().text());
    }

    static SignedAccessToken of(DeveloperAccess access) {
        return of(
                access.app().appId(),
                new Holder("", NONE, NONE),
                access.token().expiresAt().toEpochMilli(),
                access.scopes().text());
    }

    private record Holder(String installationId, int accountId, int userId) {}

    private static SignedAccessToken of(int appId, Holder holder, long expiresAt, String scopes) {
        return new SignedAccessToken(
                appId,
                holder.installationId(),
                "",
                expiresAt,
                holder.accountId(),
                "",
                holder.userId(),
                false,
                false,
                false,
                "",
                "",
                scopes,
                "",
                "",
                "",
                holder.userId());
    }
}
