package dev.grantway.install.decision;

import dev.grantway.install.installation.PresentInstallation;
import java.util.List;

/** Whether a person may install an app in an account. */
public sealed interface InstallDecision {
    /** How the app stood in the account when it was decided. */
    PresentInstallation present();

    /** They may, on these terms. */
    record Installable(InstallTerms terms) implements InstallDecision {
        @Override
        public PresentInstallation present() {
            return terms.present();
        }
    }

    /**
     * They may not.
     *
     * @param hindrances all of them, at least one
     */
    record Hindered(List<Hindrance> hindrances, PresentInstallation present) implements InstallDecision {
        public Hindered {
            hindrances = List.copyOf(hindrances);
        }

        /** Whether an administrator's word is all that is missing. */
        public boolean lacksOnlyTheRightToInstall() {
            return hindrances.stream().allMatch(hindrance -> hindrance.code() == HindranceCode.NO_RIGHT_TO_INSTALL);
        }
    }
}
