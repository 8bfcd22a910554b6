package dev.grantway.install.tokens;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of token-service's grants, in the order of their issue.
 *
 * @param next where the page after it begins; absent when that was all
 */
public record GrantPage(List<KnownGrant> grants, @Nullable String next) {
    public GrantPage {
        grants = List.copyOf(grants);
    }
}
