package dev.grantway.examples.crm;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the product listens and where its contacts are.
 *
 * @param port on the loopback interface
 * @param origin the one origin that browsers know it by, for the check of forms
 * @param kafka bootstrap servers
 * @param directory holds the contacts
 * @param accountsFile a JSON array of {@link Account}s, for the page
 */
record Settings(int port, String origin, String kafka, Path directory, Path accountsFile) {
    static Settings from(Map<String, String> environment) {
        String origin = environment.getOrDefault("GRANTWAY_URL", "http://localhost:8080");
        var directory = Path.of(environment.getOrDefault("EXAMPLE_CRM_DIRECTORY", "example-crm-data"));
        return new Settings(
                Integer.parseInt(environment.getOrDefault("EXAMPLE_CRM_PORT", "8070")),
                origin,
                environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                directory,
                Path.of(environment.getOrDefault(
                        "EXAMPLE_CRM_ACCOUNTS_FILE",
                        directory.resolve("accounts.json").toString())));
    }
}
