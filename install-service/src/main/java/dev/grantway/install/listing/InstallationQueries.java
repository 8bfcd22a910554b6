package dev.grantway.install.listing;

import jakarta.inject.Singleton;
import java.util.List;

/** Answers programs that look through installations. */
@Singleton
public class InstallationQueries {
    /** Before every id. */
    public static final String START = "";

    private final InstallationQueryStore store;
    private final Listing listing;

    InstallationQueries(InstallationQueryStore store, Listing listing) {
        this.store = store;
        this.listing = listing;
    }

    /** Those behind an id, in the order of ids. */
    public List<ListedApp> after(InstallationQuery query, String id, int atMost) {
        return listing.load(store.ids(query, id, atMost));
    }
}
