package dev.grantway.install.policy;

import dev.grantway.install.page.ShownTime;
import java.util.List;

/** A change of a policy, as its page tells of it. */
public record ShownChange(String by, ShownTime at, List<PolicyLine> lines) {
    public ShownChange {
        lines = List.copyOf(lines);
    }
}
