package dev.grantway.e2e;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A page of {@code pages.json}, and the way to it.
 *
 * @param template of the service, without its ending; a name for pages of the example product
 * @param by who sees it
 * @param open path and query, with names in braces for what differs
 * @param press names of the buttons that lead on from there
 * @param fill what is typed before the last of them is pressed, by the fields' names
 */
record ListedPage(
        String template, String service, String by, String open, List<String> press, Map<String, String> fill) {
    ListedPage {
        press = Objects.requireNonNullElse(press, List.of());
        fill = Objects.requireNonNullElse(fill, Map.of());
    }

    /** All of them. */
    static List<ListedPage> all() {
        try (var file = ListedPage.class.getResourceAsStream("/pages.json")) {
            return JsonMapper.builder()
                    .build()
                    .readValue(Objects.requireNonNull(file, "pages.json"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the names of files. */
    String name() {
        return template.replace('/', '-');
    }
}
