package dev.grantway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grantway.contracts.routes.Route;
import dev.grantway.contracts.routes.Routes;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway sends each path to the service that the routes name, and the private ones nowhere. */
class HttpRouteTest {
    private static final Set<String> SERVICES =
            Set.of("app-registry", "install-service", "token-service", "webhook-service");

    private final Routes routes = Routes.load();
    private final HTTPRoute httpRoute =
            Chart.render("minimal").all(HTTPRoute.class).getFirst();

    @Test
    void isMadeFromTheRoutesOfThisVersion() throws IOException {
        try (var file = Objects.requireNonNull(Routes.class.getResourceAsStream("/routes.json"))) {
            assertThat(Files.readAllBytes(Path.of("helm/grantway/files/routes.json")))
                    .as("a copy of contracts/src/main/resources/routes.json")
                    .isEqualTo(file.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsEachPathWhereTheRoutesSay(GatewayModel gateway) {
        assertThat(paths())
                .hasSizeGreaterThan(100)
                .allSatisfy(path ->
                        assertThat(gateway.backend(httpRoute, path)).as(path).isEqualTo(expected(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/codes",
                "/internal/directory/users/3/access",
                "/authz",
                "/authz/crm/v3/objects/contacts",
                "/q/health/ready",
                "/q/metrics",
                "/q/dev",
                "/metrics",
                "/crm",
                "/crm/v3/objects/contacts",
                "/nothing"
            })
    void keepsPrivateAndForeignPathsOut(String path) {
        assertThat(GatewayModel.values())
                .allSatisfy(
                        gateway -> assertThat(gateway.backend(httpRoute, path)).isEmpty());
    }

    @Test
    void staysWithinTheLimitsOfTheGatewayApi() {
        var rules = httpRoute.getSpec().getRules();

        assertThat(rules).hasSizeLessThanOrEqualTo(16).allSatisfy(rule -> {
            assertThat(rule.getMatches()).hasSizeBetween(1, 64);
            assertThat(rule.getBackendRefs()).hasSize(1);
        });
        assertThat(rules.stream().mapToInt(rule -> rule.getMatches().size()).sum())
                .isLessThanOrEqualTo(128);
    }

    @Test
    void belongsToTheHostOfTheBaseUrlAndToItsGateways() {
        var spec = Chart.render("production").all(HTTPRoute.class).getFirst().getSpec();

        assertThat(spec.getHostnames()).containsExactly("apps.example.com");
        assertThat(spec.getParentRefs()).singleElement().satisfies(parent -> {
            assertThat(parent.getName()).isEqualTo("public");
            assertThat(parent.getNamespace()).isEqualTo("gateways");
            assertThat(parent.getSectionName()).isEqualTo("https");
        });
    }

    @Test
    void isNotThereWhenSwitchedOff() {
        assertThat(Chart.render("evaluation").all(HTTPRoute.class)).isEmpty();
    }

    private Optional<String> expected(String path) {
        return routes.find(path)
                .filter(route -> route.isPublic() && SERVICES.contains(route.service()))
                .map(route -> Chart.RELEASE + "-" + route.service());
    }

    /** Paths on, below and beside each route, and those where two routes meet. */
    private Set<String> paths() {
        var paths = new TreeSet<String>();
        for (var route : routes.all()) {
            for (var filler :
                    Stream.concat(Stream.of("1", "a-b"), neighbours(route)).toList()) {
                var path = route.path().replaceAll("\\{[^}]+}", filler);
                paths.add(path);
                if (!path.equals("/")) {
                    paths.add(path + "/below");
                    paths.add(path + "/below/further");
                    paths.add(path + "-beside");
                    paths.addAll(tails(path));
                }
            }
        }
        return paths;
    }

    /** The segments of other routes that may stand where a route has a placeholder. */
    private Stream<String> neighbours(Route route) {
        return route.path().contains("{")
                ? routes.all().stream()
                        .flatMap(other -> Stream.of(other.path().split("/", -1)))
                        .filter(segment -> !segment.isEmpty() && !segment.startsWith("{"))
                : Stream.empty();
    }

    /** A path with the ends of routes with placeholders behind it: what both might claim. */
    private Set<String> tails(String path) {
        var tails = new TreeSet<String>();
        routes.all().stream()
                .map(Route::path)
                .filter(other -> other.contains("}"))
                .forEach(other -> tails.add(path + other.substring(other.lastIndexOf('}') + 1)));
        return tails;
    }
}
