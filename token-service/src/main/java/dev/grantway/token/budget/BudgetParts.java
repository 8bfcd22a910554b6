package dev.grantway.token.budget;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The budget as it is set, by the machine's clock. */
final class BudgetParts {
    private BudgetParts() {}

    @Produces
    @Singleton
    static CallBudget budget(BudgetConfig config) {
        return new CallBudget(config, Ticker.systemTicker());
    }
}
