package dev.grantway.token.budget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Calls of one app in one account. */
@ConfigMapping(prefix = "grantway.token.gate.budget")
interface BudgetConfig {
    /** Calls within any interval, 1 to 10,000. */
    @WithDefault("110")
    int max();

    /** The rolling interval, 1 s to 1 h. */
    @WithDefault("10s")
    Duration interval();

    /**
     * The part of the budget that each pod gives out by itself, above 0 up to 1. Pods do not ask each other: with n pods
     * and 1 an app gets between {@code max} and n times that, depending on how its calls are spread; with 1/n it never gets
     * more than {@code max}, and less when they are spread unevenly.
     */
    @WithDefault("1.0")
    double share();
}
