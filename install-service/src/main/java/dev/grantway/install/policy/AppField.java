package dev.grantway.install.policy;

import java.util.List;

/**
 * What stands beside a text area of apps.
 *
 * @param names of the apps in it
 * @param problems what is wrong in it, a sentence each
 */
public record AppField(List<String> names, List<String> problems) {
    public AppField {
        names = List.copyOf(names);
        problems = List.copyOf(problems);
    }
}
