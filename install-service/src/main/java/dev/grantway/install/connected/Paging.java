package dev.grantway.install.connected;

import dev.grantway.install.listing.AppFilter;
import dev.grantway.install.listing.ListedPage;

/**
 * Where a page of the list stands.
 *
 * @param number 1 for the first page
 * @param query the list's parameters without the page
 */
public record Paging(int number, int pages, int total, String query) {
    static Paging of(ListedPage page, AppFilter filter) {
        return new Paging(page.number(), page.pages(), page.total(), filter.query());
    }

    /** How many the whole list has, in words. */
    public String totalText() {
        return total == 1 ? "1 app" : total + " apps";
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages;
    }

    public String previousHref() {
        return href(number - 1);
    }

    public String nextHref() {
        return href(number + 1);
    }

    public String csvHref() {
        return "/connected-apps/export.csv?" + query;
    }

    private String href(int page) {
        return "/connected-apps?" + query + "&page=" + page;
    }
}
