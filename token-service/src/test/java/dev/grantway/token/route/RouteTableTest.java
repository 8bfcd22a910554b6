package dev.grantway.token.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.events.PlatformSnapshot;
import dev.grantway.contracts.events.PlatformSnapshot.ApiRoute;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    /** Each row's scope is its own name. */
    private final RouteTable table = table(
            "deny",
            "/**",
            "/a",
            "/a/**",
            "/a/b",
            "/a/{x}",
            "/a/{x}/c",
            "/a/b/{y}",
            "/a/{x}/**",
            "/a/b/c/**",
            "/z/{x}/c",
            "/z/b/{y}");

    @ParameterizedTest
    @CsvSource({
        "/, /**",
        "/other, /**",
        "/a, /a",
        "/a/, /a",
        "/a/b, /a/b",
        "/a/x, /a/{x}",
        "/a/x/c, /a/{x}/c",
        "/a/b/c, /a/b/c/**", // a literal at the third place is before a placeholder there
        "/a/b/d, /a/b/{y}",
        "/a/b/d/e, /a/{x}/**",
        "/a/x/d, /a/{x}/**",
        "/a/b/c/d/e, /a/b/c/**",
        "/z/b/c, /z/b/{y}", // from the left
        "/z/x/c, /z/{x}/c",
        "/z/x/d, /**",
        "/A, /**",
    })
    void theMostSpecificPathDecides(String path, String row) {
        assertThat(find(table, "GET", path)).containsExactly(row);
    }

    @Test
    void theOrderOfRowsMakesNoDifference() {
        assertThat(find(table("deny", "/a/**", "/a/b"), "GET", "/a/b")).containsExactly("/a/b");
        assertThat(find(table("deny", "/a/b", "/a/**"), "GET", "/a/b")).containsExactly("/a/b");
    }

    @Test
    void aPathWithRowsTakesNoOtherMethods() {
        var open = table("authenticated", "/a");

        assertThat(open.find("HEAD", path("/a"))).isPresent();
        assertThat(open.find("DELETE", path("/a"))).isEmpty();
        assertThat(open.find("DELETE", path("/b"))).hasValue(RouteRule.AUTHENTICATED);
    }

    @Test
    void aPathWithoutARowIsRefusedUnlessThePlatformSaysOtherwise() {
        assertThat(table("deny", "/a").find("GET", path("/b"))).isEmpty();
        assertThat(table(null, "/a").find("GET", path("/b"))).isEmpty();
        assertThat(table("a word of a later version", "/a").find("GET", path("/b")))
                .isEmpty();
        assertThat(RouteTable.closed().find("GET", path("/a"))).isEmpty();
    }

    private static List<String> find(RouteTable table, String method, String path) {
        return table.find(method, path(path)).map(RouteRule::scopes).orElse(List.of());
    }

    private static ApiPath path(String text) {
        return ApiPath.read(text).orElseThrow();
    }

    private static RouteTable table(@Nullable String preset, String... paths) {
        return RouteTable.of(new PlatformSnapshot(
                1,
                new PlatformSnapshot.Brand("Test CRM", null, "#0f766e", "#ffffff", null, null, null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Arrays.stream(paths)
                        .map(path -> new ApiRoute(List.of("GET"), path, List.of(path), true))
                        .toList(),
                preset,
                Instant.EPOCH));
    }
}
