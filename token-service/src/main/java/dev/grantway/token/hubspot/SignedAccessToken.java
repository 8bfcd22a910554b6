package dev.grantway.token.hubspot;

import dev.grantway.token.introspection.InspectionOutcome.Access;

/**
 * HubSpot's internal form of an access token, which its clients expect to be there; the signatures mean nothing outside.
 *
 * @param expiresAt milliseconds
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
    static SignedAccessToken of(Access access) {
        var grant = access.grant();
        return new SignedAccessToken(
                grant.appId(),
                grant.installationId(),
                "",
                access.token().expiresAt().toEpochMilli(),
                grant.accountId(),
                "",
                grant.userId(),
                false,
                false,
                false,
                "",
                "",
                access.scopes().text(),
                "",
                "",
                "",
                grant.userId());
    }
}
