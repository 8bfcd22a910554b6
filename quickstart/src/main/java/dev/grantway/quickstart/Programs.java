package dev.grantway.quickstart;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The services and examples with their settings: what an operator's Helm values and Secrets say in production. */
final class Programs {
    static final List<String> SERVICES = List.of("app-registry", "install-service", "token-service", "webhook-service");
    /** The name under which the routes know the example CRM. */
    static final String PRODUCT = "product";

    private static final List<String> EXAMPLES = List.of("example-app", "example-crm");

    private final Settings settings;
    private final DataDirectory data;
    private final Secrets secrets;
    private final Map<String, Addresses> addresses;

    /** Where a program listens: for its callers, and for health and metrics. */
    record Addresses(int port, int managementPort) {}

    Programs(Settings settings, DataDirectory data, Secrets secrets, Map<String, Addresses> addresses) {
        this.settings = settings;
        this.data = data;
        this.secrets = secrets;
        this.addresses = addresses;
    }

    static List<String> names(Settings settings) {
        var names = new ArrayList<>(SERVICES);
        if (settings.demo()) {
            names.addAll(EXAMPLES);
        }
        return names;
    }

    /** Every jar that a launcher may have started, by the name of its program. */
    static Map<String, Path> jars(Settings settings) {
        var jars = new HashMap<String, Path>();
        SERVICES.forEach(
                name -> jars.put(name, settings.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar")));
        jars.put("example-app", settings.root().resolve("examples/app/target/example-app.jar"));
        jars.put("example-crm", settings.root().resolve("examples/crm/target/example-crm.jar"));
        return jars;
    }

    /** Before anything is started. */
    static void requireJars(Settings settings) {
        var jars = jars(settings);
        for (String name : names(settings)) {
            var jar = jars.get(name);
            if (jar == null || !Files.exists(jar)) {
                throw new CannotStart(jar + " is missing. \"make run\" builds it.");
            }
        }
    }

    /**
     * All of them, ready to be started.
     *
     * @param jdbcUrl of the database of a name
     */
    List<Program> all(UnaryOperator<String> jdbcUrl) {
        var programs = new ArrayList<Program>();
        for (String name : SERVICES) {
            programs.add(service(name, jdbcUrl.apply(name.replace('-', '_'))));
        }
        if (settings.demo()) {
            programs.add(exampleApp());
            programs.add(exampleCrm());
        }
        return programs;
    }

    private Program service(String name, String jdbcUrl) {
        var environment = new HashMap<String, String>();
        environment.put("GRANTWAY_BASE_URL", settings.baseUrl());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", settings.kafka());
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        // each connection is a process of PostgreSQL
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "8");
        environment.put("QUARKUS_DATASOURCE_JDBC_IDLE_REMOVAL_INTERVAL", "PT1M");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(of(name).port()));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(of(name).managementPort()));
        environment.put("MP_JWT_VERIFY_PUBLICKEY", secrets.publicKey("session"));
        environment.put("GRANTWAY_SESSION_COOKIE_NAME", "grantway_session"); // __Host- needs https
        environment.put("GRANTWAY_SEAL_DIRECTORY", data.resolve("keys").toString());
        environment.put("GRANTWAY_SERVICE_JWKS_URL", inner("token-service") + "/oauth2/jwks");
        environment.putAll(own(name));
        return new Program(
                name,
                jar(name),
                96,
                environment,
                URI.create("http://127.0.0.1:" + of(name).managementPort() + "/q/health/ready"));
    }

    private Map<String, String> own(String service) {
        return switch (service) {
            case "app-registry" ->
                Map.of(
                        "SMALLRYE_JWT_SIGN_KEY", secrets.privateKey("session"),
                        "GRANTWAY_REGISTRY_PLATFORM_FILE",
                                settings.platformFile().toString(),
                        "GRANTWAY_REGISTRY_BOOTSTRAP_FILE",
                                settings.bootstrapFile()
                                        .orElse(data.resolve(GivenFiles.BOOTSTRAP))
                                        .toString(),
                        "GRANTWAY_REGISTRY_ALLOW_LOOPBACK_WEBHOOKS", "true");
            case "install-service" ->
                Map.of(
                        "GRANTWAY_INSTALL_TOKEN_SERVICE_URL", inner("token-service"),
                        "GRANTWAY_INSTALL_DIRECTORY_URL", inner("app-registry"),
                        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", secrets.secret("service-client.install-service"));
            case "token-service" ->
                Map.of(
                        "GRANTWAY_TOKEN_SIGNING_KEY_FILE",
                                data.resolve(GivenFiles.SIGNING_KEY).toString(),
                        "GRANTWAY_TOKEN_SERVICE_CLIENTS_FILE",
                                data.resolve(GivenFiles.SERVICE_CLIENTS).toString());
            default -> Map.of("GRANTWAY_WEBHOOK_ALLOW_LOOPBACK", "true");
        };
    }

    private Program exampleApp() {
        return new Program(
                "example-app",
                jar("example-app"),
                48,
                Map.of(
                        "EXAMPLE_APP_PORT", Integer.toString(settings.examplePort()),
                        "GRANTWAY_URL", settings.baseUrl(),
                        "EXAMPLE_APP_DIRECTORY", data.resolve("example-app").toString(),
                        "EXAMPLE_APP_APPS_FILE",
                                data.resolve(GivenFiles.EXAMPLE_APPS).toString()),
                URI.create("http://127.0.0.1:" + settings.examplePort() + "/style.css"));
    }

    private Program exampleCrm() {
        return new Program(
                "example-crm",
                jar("example-crm"),
                48,
                Map.of(
                        "EXAMPLE_CRM_PORT", Integer.toString(of("example-crm").port()),
                        "GRANTWAY_URL", settings.baseUrl(),
                        "KAFKA_BOOTSTRAP_SERVERS", settings.kafka(),
                        "EXAMPLE_CRM_DIRECTORY", data.resolve("example-crm").toString(),
                        "EXAMPLE_CRM_ACCOUNTS_FILE",
                                data.resolve(GivenFiles.EXAMPLE_ACCOUNTS).toString()),
                URI.create("http://127.0.0.1:" + of("example-crm").port() + "/crm"));
    }

    private String inner(String service) {
        return "http://127.0.0.1:" + of(service).port();
    }

    private Addresses of(String program) {
        var known = addresses.get(program);
        if (known == null) {
            throw new IllegalStateException(program + " has no address");
        }
        return known;
    }

    private Path jar(String name) {
        var jar = jars(settings).get(name);
        if (jar == null) {
            throw new IllegalStateException(name + " has no jar");
        }
        return jar;
    }
}
