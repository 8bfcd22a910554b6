package dev.grantway.install.detail;

import dev.grantway.install.connected.PageTime;
import java.util.List;

/** One person's consent on the page. */
public record GrantLine(String who, PageTime since, List<PermissionLine> scopes, List<PermissionLine> declined) {
    public GrantLine {
        scopes = List.copyOf(scopes);
        declined = List.copyOf(declined);
    }
}
