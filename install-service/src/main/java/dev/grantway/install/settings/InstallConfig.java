package dev.grantway.install.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The settings of install-service. */
@ConfigMapping(prefix = "grantway.install")
public interface InstallConfig {
    /** Where token-service answers, without a path. */
    URI tokenServiceUrl();

    /** Where app-registry's directory answers, without a path. */
    URI directoryUrl();

    /** Longest wait for the whole answer of a neighbour. */
    @WithDefault("3s")
    Duration neighbourTimeout();

    /** How long a consent form stays good; the session is renewed first when it would end sooner. */
    @WithDefault("10m")
    Duration formLife();

    /** Whether optional scopes are ticked when the consent page opens. */
    @WithDefault("true")
    boolean optionalScopesTicked();

    /** What becomes of apps of publishers who are not verified: {@code ask}, {@code allow} or {@code forbid}. */
    @WithDefault("ask")
    UnverifiedApps unverifiedApps();

    /** Uninstalls, suspends and resumes that token-service has not answered yet. */
    Removal removal();

    /** The comparison with token-service's grants. */
    Sweep sweep();

    /** Requests to an account's administrators, by people without the right to install. */
    Request request();

    /** What ends or pauses many installations at once. */
    Closing closing();

    /** Uninstalls, suspends and resumes that token-service has not answered yet. */
    interface Removal {
        /** How often left-overs are looked for. */
        @WithDefault("3s")
        Duration every();

        /** How long one attempt may take before another pod may try. */
        @WithDefault("15s")
        Duration lease();
    }

    /** The comparison with token-service's grants. */
    interface Sweep {
        /** How often it runs. */
        @WithDefault("1m")
        Duration every();

        /** How far it looks back behind what it has seen. */
        @WithDefault("5m")
        Duration overlap();

        /** How young a grant may be and still count as on its way by event. */
        @WithDefault("2m")
        Duration grace();
    }

    /** What ends or pauses many installations at once: apps deleted or disabled, accounts closed. */
    interface Closing {
        /** How often work is looked for. */
        @WithDefault("2s")
        Duration every();

        /** How long one installation may take before another pod may go on. */
        @WithDefault("30s")
        Duration lease();

        /** How long it waits after token-service was away or refused. */
        @WithDefault("10s")
        Duration retry();

        /** How long the state topic tells of an installation that is gone; then its key is forgotten there. */
        @WithDefault("30d")
        Duration uninstalledKept();

        /** How often it is looked for those. */
        @WithDefault("10m")
        Duration forgetEvery();
    }

    /** Requests to an account's administrators, by people without the right to install. */
    interface Request {
        /** How long a request can be decided. */
        @WithDefault("30d")
        Duration life();

        /** How long an approved install can be finished. */
        @WithDefault("7d")
        Duration approvalLife();

        /** How often a person may ask for one app in one account within 24 hours, each time anew. */
        @WithDefault("5")
        int mostADay();

        /** How often a person may ask in one account within 24 hours, for all apps together. */
        @WithDefault("20")
        int mostADayInAccount();

        /** How long a request is kept after it ran out. */
        @WithDefault("90d")
        Duration kept();
    }
}
