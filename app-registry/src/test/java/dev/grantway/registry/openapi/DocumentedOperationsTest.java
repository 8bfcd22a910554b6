package dev.grantway.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.registry.ServedRoute;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document has each operation of the public API, and no other. */
class DocumentedOperationsTest {
    /** Pages, what only the other services call, and files that machines read. */
    private static final List<String> NOT_PUBLIC_API = List.of(
            "/",
            "/account",
            "/app-logos/",
            "/assets/",
            "/asyncapi",
            "/developer",
            "/internal/",
            "/openapi/",
            "/operator",
            "/schemas/",
            "/signin",
            "/signout");

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.ofResource("/openapi/app-registry.yaml");

    @Test
    void areThoseThatAreServed() {
        var served = ServedRoute.all().stream()
                .filter(route -> !isNoApi(route.path()))
                .map(route -> route.method() + " " + route.path())
                .toList();
        assertThat(served).contains("GET /api/v1/apps", "PATCH /webhooks/v3/{appId}/subscriptions/{subscriptionId}");
        assertThat(DOCUMENT.operations())
                .extracting(OpenApiDocument.Operation::toString)
                .containsExactlyInAnyOrderElementsOf(served);
    }

    private static boolean isNoApi(String path) {
        return NOT_PUBLIC_API.stream()
                .anyMatch(start -> path.equals(start)
                        || (start.length() > 1 && path.startsWith(start.endsWith("/") ? start : start + "/")));
    }
}
