package dev.grantway.registry.appcode;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.registry.apps.AppDetails;
import dev.grantway.registry.apps.IssuedSecrets;
import org.jspecify.annotations.Nullable;

/** A new app; its secrets are in this answer only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewAppResponse(
        int appId,
        int developerAccountId,
        String name,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String webhookSecret) {
    static NewAppResponse of(AppDetails app, IssuedSecrets secrets) {
        return new NewAppResponse(
                app.appId(),
                app.developerAccountId(),
                app.name(),
                app.clientId(),
                secrets.clientSecret().orElse(null),
                secrets.webhookSecret().orElse(null));
    }

    @Override
    public String toString() {
        return "NewAppResponse[appId=" + appId + "]";
    }
}
