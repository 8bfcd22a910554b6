package dev.grantway.install.words;

import java.util.List;

/** Scopes about one kind of data. */
public record ScopeGroup(String title, List<ScopeWords> scopes) {
    public ScopeGroup {
        scopes = List.copyOf(scopes);
    }
}
