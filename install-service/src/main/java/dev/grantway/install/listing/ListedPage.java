package dev.grantway.install.listing;

import java.util.List;

/**
 * A part of a list.
 *
 * @param number 1 for the first
 * @param pages at least 1
 * @param total how many the whole list has
 */
public record ListedPage(List<ListedApp> apps, int number, int pages, int total) {
    public ListedPage {
        apps = List.copyOf(apps);
    }
}
