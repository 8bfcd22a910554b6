package dev.grantway.install.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.grantway.install.decision.Hindrance;
import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.decision.InstallTerms;
import dev.grantway.install.dryrun.AskedPerson;
import dev.grantway.install.dryrun.AskedPerson.ByEmail;
import dev.grantway.install.dryrun.AskedPerson.ById;
import dev.grantway.install.dryrun.DryRunOutcome;
import dev.grantway.install.dryrun.DryRunOutcome.Decided;
import dev.grantway.install.dryrun.DryRunOutcome.LinkRefused;
import dev.grantway.install.dryrun.DryRunOutcome.NotAMember;
import dev.grantway.install.dryrun.DryRunOutcome.SentToApp;
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
        @JsonUnwrapped Who who,
        @Nullable Terms terms,
        List<Reason> hindrances,
        @Nullable Refusal refusal,
        @Nullable String location) {
    InstallLinkAnswer {
        hindrances = List.copyOf(hindrances);
    }

    /**
     * Whom it is about.
     *
     * @param userId absent where the person was named by the address that they sign in with
     * @param email absent where they were named by their id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Who(
            int accountId,
            @Nullable Integer userId,
            @Nullable String email) {
        static Who of(int accountId, AskedPerson person) {
            return switch (person) {
                case ById(var userId) -> new Who(accountId, userId, null);
                case ByEmail(var email) -> new Who(accountId, null, email);
            };
        }
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
     * @param exact both in one line, with the technical names of scopes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Reason(String code, @Nullable String scope, String cause, String remedy, String exact) {
        static Reason of(Hindrance hindrance) {
            return new Reason(
                    hindrance.code().name(),
                    hindrance.scope(),
                    hindrance.cause(),
                    hindrance.remedy(),
                    hindrance.exact());
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

    static InstallLinkAnswer of(DryRunOutcome outcome, int accountId, AskedPerson person) {
        var who = Who.of(accountId, person);
        return switch (outcome) {
            case LinkRefused(var obstacle) ->
                new InstallLinkAnswer("LINK_REFUSED", null, who, null, List.of(), Refusal.of(obstacle), null);
            case SentToApp(var location) ->
                new InstallLinkAnswer("SENT_TO_APP", null, who, null, List.of(), null, location);
            case NotAMember() -> hindered(null, who, List.of(notAMember(accountId, person)));
            case Decided(var appId, Installable(var terms)) ->
                new InstallLinkAnswer("INSTALLABLE", appId, who, Terms.of(terms), List.of(), null, null);
            case Decided(var appId, Hindered hindered) ->
                hindered(
                        appId,
                        who,
                        hindered.hindrances().stream().map(Reason::of).toList());
        };
    }

    private static InstallLinkAnswer hindered(@Nullable Integer appId, Who who, List<Reason> reasons) {
        return new InstallLinkAnswer("HINDERED", appId, who, null, reasons, null, null);
    }

    private static Reason notAMember(int accountId, AskedPerson person) {
        String cause =
                person.text() + " is not a member of account " + accountId + ", or there is no such user or account.";
        String remedy = "An administrator of the account can add the user.";
        return new Reason("ACCOUNT_NOT_YOURS", null, cause, remedy, cause + " " + remedy);
    }
}
