package dev.grantway.token.introspection;

import dev.grantway.contracts.events.AppSnapshot;
import dev.grantway.token.access.AccessToken;
import dev.grantway.token.apptoken.AppToken;
import dev.grantway.token.apptoken.InstallationStanding;
import dev.grantway.token.grant.Grant;
import dev.grantway.token.grant.Identity;
import dev.grantway.token.scope.ScopeSet;
import dev.grantway.token.service.ServiceToken;

/** What a token is worth at this moment. */
public sealed interface InspectionOutcome {
    /** A token that an app has. */
    sealed interface OfApp extends InspectionOutcome {
        AppSnapshot app();

        ScopeSet scopes();
    }

    /** A token that lives by a grant. */
    sealed interface OfGrant extends OfApp {
        Grant grant();

        Identity identity();
    }

    /** An access token that is good. */
    record Access(AccessToken token, Grant grant, AppSnapshot app, ScopeSet scopes, Identity identity)
            implements OfGrant {}

    /** A refresh token that is good. */
    record Refresh(Grant grant, AppSnapshot app, ScopeSet scopes, Identity identity) implements OfGrant {}

    /** An access token without a user, for an installation. */
    record InstallationAccess(
            AppToken.OfInstallation token, InstallationStanding installation, AppSnapshot app, ScopeSet scopes)
            implements OfApp {}

    /** An access token of an app itself, in no account. */
    record DeveloperAccess(AppToken.OfDeveloper token, AppSnapshot app, ScopeSet scopes) implements OfApp {}

    /** The token of one of the company's services. */
    record Service(ServiceToken token) implements InspectionOutcome {}

    /** Expired, revoked, forged, or no token at all. */
    record Inactive() implements InspectionOutcome {}
}
