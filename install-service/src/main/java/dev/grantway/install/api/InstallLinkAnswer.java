package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.decision.InstallTerms;
import dev.grantway.install.dryrun.DryRunOutcome;
import dev.grantway.install.page.Obstacle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an install link would lead to, as the API shows it.
 *
 * @param outcome {@code INSTALLABLE}, {@code HINDERED}, {@code LINK_REFUSED} or {@code SENT_TO_APP}
 * @param appId absent where the link is wrong
 * @param terms what a consent would give; absent unless it is installable
 * @param hindrances what stands in the way; empty unless it is hindered
 * @param refusal what the person would read of a wrong link; absent unless it is refused
 * @param location where the browser would go with an error; absent unless the app would be told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstallLinkAnswer(
        String outcome,
        @Nullable Integer appId,
        int accountId,
        int userId,
        @Nullable Terms terms,
        List<Reason> hindrances,
        @Nullable Refusal refusal,
        @Nullable String location) {
    InstallLinkAnswer {
        hindrances = List.copyOf(hindrances);
    }

    /**
     * What a consent would give.
     *
     * @param alreadyInstalled whether the account has the app now
     * @param unverifiedPage whether the person would be told first that the publisher is not verified
     * @param required scopes, in any case
     * @param optional scopes that the person could leave out
     * @param unavailable why other optional scopes would be left out
     * @param fresh what the app does not have there yet
     * @param leaving what it has there and would lose
     */
    record Terms(
            boolean alreadyInstalled,
            boolean unverifiedPage,
            List<String> required,
            List<String> optional,
            List<Reason> unavailable,
            List<String> fresh,
            List<String> leaving) {
        static Terms of(InstallTerms terms) {
            return new Terms(
                    terms.present().isInstalled(),
                    terms.unverifiedPage(),
                    terms.required(),
                    terms.offered(),
                    terms.unavailable().stream().map(Reason::of).toList(),
                    terms.fresh(),
                    terms.goingAway());
        }
    }

    /**
     * Why something cannot be had.
     *
     * @param code stable, for programs
     * @param scope absent where it is about the account or the app
     * @param remedy who can mend it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(String code, @Nullable String scope, String cause, String remedy) {
        static Reason of(Hindrance hindrance) {
            return new Reason(hindrance.code().name(), hindrance.scope(), hindrance.cause(), hindrance.remedy());
        }
    }

    /**
     * What the person would read of a wrong link.
     *
     * @param names what it is about, such as scopes; may be empty
     */
    record Refusal(String code, String cause, List<String> names, String remedy) {
        static Refusal of(Obstacle obstacle) {
            return new Refusal(obstacle.code(), obstacle.cause(), obstacle.names(), obstacle.remedy());
        }
    }

    static InstallLinkAnswer of(DryRunOutcome outcome, int accountId, int userId) {
        return switch (outcome) {
            case DryRunOutcome.LinkRefused(var obstacle) ->
                new InstallLinkAnswer(
                        "LINK_REFUSED", null, accountId, userId, null, List.of(), Refusal.of(obstacle), null);
            case DryRunOutcome.SentToApp(var location) ->
                new InstallLinkAnswer("SENT_TO_APP", null, accountId, userId, null, List.of(), null, location);
            case DryRunOutcome.NotAMember() ->
                hindered(null, accountId, userId, List.of(notAMember(accountId, userId)));
            case DryRunOutcome.Decided(var appId, Installable(var terms)) ->
                new InstallLinkAnswer("INSTALLABLE", appId, accountId, userId, Terms.of(terms), List.of(), null, null);
            case DryRunOutcome.Decided(var appId, Hindered hindered) ->
                hindered(
                        appId,
                        accountId,
                        userId,
                        hindered.hindrances().stream().map(Reason::of).toList());
        };
    }

    private static InstallLinkAnswer hindered(
            @Nullable Integer appId, int accountId, int userId, List<Reason> reasons) {
        return new InstallLinkAnswer("HINDERED", appId, accountId, userId, null, reasons, null, null);
    }

    private static Reason notAMember(int accountId, int userId) {
        return new Reason(
                "ACCOUNT_NOT_YOURS",
                null,
                "User " + userId + " is not a member of account " + accountId
                        + ", or there is no such user or account.",
                "An administrator of the account can add the user.");
    }
}
