package dev.grantway.token.hubspot;

import dev.grantway.contracts.events.AppDistribution;
import dev.grantway.contracts.events.AppSnapshot;
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
                access.app(),
                new Holder(grant.installationId(), grant.accountId(), grant.userId()),
                access.token().expiresAt().toEpochMilli(),
                access.scopes().text());
    }

    static SignedAccessToken of(InstallationAccess access) {
        return of(
                access.app(),
                new Holder(access.installation().id(), access.installation().accountId(), NONE),
                access.token().expiresAt().toEpochMilli(),
                access.scopes().text());
    }

    static SignedAccessToken of(DeveloperAccess access) {
        return of(
                access.app(),
                new Holder("", NONE, NONE),
                access.token().expiresAt().toEpochMilli(),
                access.scopes().text());
    }

    private record Holder(String installationId, int accountId, int userId) {}

    private static SignedAccessToken of(AppSnapshot app, Holder holder, long expiresAt, String scopes) {
        return new SignedAccessToken(
                app.appId(),
                holder.installationId(),
                "",
                expiresAt,
                holder.accountId(),
                "",
                holder.userId(),
                app.distributionOrUnlisted().kind() == AppDistribution.Kind.PRIVATE,
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
