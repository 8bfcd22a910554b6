package dev.grantway.install.decision;

import dev.grantway.install.decision.InstallDecision.Hindered;
import dev.grantway.install.decision.InstallDecision.Installable;
import dev.grantway.install.settings.UnverifiedApps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules, pure: the same question has the same answer.
 *
 * <p>Nothing is installed on developer accounts. The operator, its developer and the account's administrators may keep the app out. An app, or a scope
 * that the app does not have there yet, needs the right to install or an administrator's approval. Each scope has to be
 * one that the account's plan includes and that the person has access to; an optional one that is not, or that the
 * administrators do not allow, is left out.
 */
final class InstallRules {
    private final InstallQuestion question;
    private final PlatformWords words;
    private final Hindrances hindrances;

    private InstallRules(InstallQuestion question, PlatformWords words) {
        this.question = question;
        this.words = words;
        this.hindrances = new Hindrances(question, words);
    }

    static InstallDecision decide(InstallQuestion question, PlatformWords words) {
        var rules = new InstallRules(question, words);
        var found = rules.hindrances();
        return found.isEmpty() ? new Installable(rules.terms()) : new Hindered(found, question.present());
    }

    private List<Hindrance> hindrances() {
        if (question.account().isDeveloperAccount()) {
            return List.of(hindrances.developerAccount());
        }
        var found = new ArrayList<Hindrance>();
        keptOut().ifPresent(found::add);
        if (question.present().isSuspended()) {
            found.add(hindrances.suspended());
        }
        rightToInstall().ifPresent(found::add);
        for (String scope : question.request().scopes()) {
            if (!question.account().scopes().contains(scope)) {
                found.add(hindrances.noAccess(scope));
            }
            if (!words.planIncludes(question.account(), scope)) {
                found.add(hindrances.notInPlan(scope));
            }
        }
        return found;
    }

    /** The one rule that keeps the app out altogether; whose rule weighs most comes first. */
    private Optional<Hindrance> keptOut() {
        boolean verified = question.isPublisherVerified();
        if (!verified && question.unverifiedApps() == UnverifiedApps.FORBID) {
            return Optional.of(hindrances.notVerified());
        }
        if (!question.isOpenToAccount()) {
            return Optional.of(hindrances.isPrivate());
        }
        if (!question.policy().admits(question.request().app().appId())) {
            return Optional.of(hindrances.notAdmitted());
        }
        return !verified && question.policy().verifiedOnly()
                ? Optional.of(hindrances.notVerifiedForAccount())
                : Optional.empty();
    }

    private Optional<Hindrance> rightToInstall() {
        var beyond = question.request().scopes().stream()
                .filter(scope -> !question.mayBringIn(scope))
                .toList();
        if (question.present().isInstalled()) {
            return beyond.isEmpty() ? Optional.empty() : Optional.of(hindrances.noRightToAdd(beyond));
        }
        boolean may = question.mayInstall() || question.approved().isPresent();
        return may && beyond.isEmpty() ? Optional.empty() : Optional.of(hindrances.noRightToInstall());
    }

    private InstallTerms terms() {
        var offered = new ArrayList<String>();
        var unavailable = new ArrayList<Hindrance>();
        for (String scope : question.optionalScopes()) {
            leftOut(scope).ifPresentOrElse(unavailable::add, () -> offered.add(scope));
        }
        boolean warned = !question.isPublisherVerified() && question.unverifiedApps() == UnverifiedApps.ASK;
        return new InstallTerms(question.request().scopes(), offered, unavailable, question.present(), warned);
    }

    /** Why an optional scope is not offered; what would have to be mended first comes first. */
    private Optional<Hindrance> leftOut(String scope) {
        if (!words.planIncludes(question.account(), scope)) {
            return Optional.of(hindrances.notInPlan(scope));
        }
        if (!question.policy().allowsOptional(scope)) {
            return Optional.of(hindrances.notAllowed(scope));
        }
        if (!question.account().scopes().contains(scope)) {
            return Optional.of(hindrances.noAccess(scope));
        }
        return question.mayBringIn(scope) ? Optional.empty() : Optional.of(hindrances.noRightToAdd(scope));
    }
}
