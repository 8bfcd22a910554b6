package dev.grantway.install.export;

import dev.grantway.install.listing.AppFilter;
import dev.grantway.install.listing.ListedApp;
import dev.grantway.install.listing.Listing;
import dev.grantway.platform.web.CsvText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes a list of connected apps as CSV. Which they are is read once, so that none is missing or there twice whatever
 * changes meanwhile; the rows are read bit by bit, so that memory does not grow with the list.
 */
@Singleton
class AppExport {
    private static final int AT_ONCE = 500;

    /** Ten times what the largest accounts have; only ids are held. */
    private static final int MOST_ROWS = 100_000;

    private static final List<String> HEADER = List.of(
            "App",
            "App ID",
            "Client ID",
            "Installation",
            "Status",
            "Installed by user",
            "Installed at",
            "Last used at",
            "Scope count",
            "Scopes",
            "Publisher",
            "Publisher verified");

    private final Listing listing;

    AppExport(Listing listing) {
        this.listing = listing;
    }

    void write(AppFilter filter, Writer out) throws IOException {
        out.write(CsvText.line(HEADER));
        var ids = listing.ids(filter, MOST_ROWS);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            for (var app : listing.load(ids.subList(from, Math.min(from + AT_ONCE, ids.size())))) {
                out.write(CsvText.line(cells(app)));
            }
        }
    }

    private static List<String> cells(ListedApp listed) {
        var installation = listed.installation();
        return List.of(
                listed.appName(),
                Integer.toString(installation.app().id()),
                installation.app().clientId(),
                installation.id(),
                installation.status().name(),
                Optional.ofNullable(installation.installedBy())
                        .map(String::valueOf)
                        .orElse(""),
                Optional.ofNullable(installation.tokensIssuedAt())
                        .map(Instant::toString)
                        .orElse(""),
                listed.lastUsedAt().map(Instant::toString).orElse(""),
                Integer.toString(installation.scopes().size()),
                String.join(" ", installation.scopes()),
                listed.publisher(),
                Boolean.toString(listed.publisherVerified()));
    }
}
