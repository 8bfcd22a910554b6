package dev.grantway.token.hubspot;

import dev.grantway.token.oauth.Parameters;
import dev.grantway.token.oauth.ParametersOutcome;
import dev.grantway.token.oauth.Refusal;
import java.util.List;

/** HubSpot's names of the account, in a request for an installation's token. */
final class AccountNames {
    private static final String OURS = "account_id";
    private static final List<String> HUBSPOTS = List.of("hub_id", "portalId");

    private AccountNames() {}

    /** The same with the account under the core's name; refused when two are named. */
    static ParametersOutcome inWordsOfTheCore(ParametersOutcome sent) {
        return sent instanceof ParametersOutcome.Read(var parameters) ? translated(parameters) : sent;
    }

    private static ParametersOutcome translated(Parameters parameters) {
        var all = parameters;
        for (String name : HUBSPOTS) {
            var value = parameters.find(name);
            if (value.isPresent() && all.has(OURS) && !all.find(OURS).equals(value)) {
                return new ParametersOutcome.Refused(Refusal.malformed("More than one account is named."));
            }
            all = value.isPresent() ? all.with(OURS, value.get()) : all;
        }
        return new ParametersOutcome.Read(all);
    }
}
