package dev.grantway.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of an authority of the test's own, made with the JDK's keytool. */
final class Certificates {
    static final String PASSWORD = "for a test";

    private final Path directory;

    Certificates(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        generate("authority", "CN=Authority", "-ext", "bc:c");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "authority",
                "-file",
                file("authority.pem"),
                "-keystore",
                store("authority"));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-file",
                file("authority.pem"),
                "-keystore",
                file("trusted.p12"));
    }

    /** Those who are believed: the authority alone. */
    Path trusted() {
        return directory.resolve("trusted.p12");
    }

    /** The key store of a certificate that was made. */
    Path of(String name) {
        return Path.of(store(name));
    }

    /** A server's, signed by the authority. */
    SSLContext signed(String name, String host, String... validity)
            throws IOException, InterruptedException, GeneralSecurityException {
        generate(name, "CN=" + host);
        keytool("-certreq", "-alias", name, "-file", file(name + ".csr"), "-keystore", store(name));
        var sign = new ArrayList<>(List.of(
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-infile",
                file(name + ".csr"),
                "-outfile",
                file(name + ".pem"),
                "-ext",
                "san=dns:" + host,
                "-keystore",
                store("authority")));
        sign.addAll(List.of(validity));
        keytool(sign.toArray(String[]::new));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-file",
                file("authority.pem"),
                "-keystore",
                store(name));
        keytool("-importcert", "-noprompt", "-alias", name, "-file", file(name + ".pem"), "-keystore", store(name));
        return context(name);
    }

    /** A server's, signed by nobody else. */
    SSLContext selfSigned(String name, String host) throws IOException, InterruptedException, GeneralSecurityException {
        generate(name, "CN=" + host, "-ext", "san=dns:" + host);
        return context(name);
    }

    private SSLContext context(String name) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(Path.of(store(name)))) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void generate(String name, String subject, String... more) throws IOException, InterruptedException {
        var generate = new ArrayList<>(
                List.of("-genkeypair", "-keyalg", "EC", "-alias", name, "-dname", subject, "-keystore", store(name)));
        generate.addAll(List.of(more));
        keytool(generate.toArray(String[]::new));
    }

    private String store(String name) {
        return file(name + ".p12");
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
