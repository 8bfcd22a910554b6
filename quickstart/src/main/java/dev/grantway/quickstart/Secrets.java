package dev.grantway.quickstart;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.grantway.devstack.KeyPairs;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Passwords, secrets and keys that the first start made up: in one private file, the same at every start. */
final class Secrets {
    private static final String FILE = "secrets.json";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataDirectory data;
    private final Map<String, String> values;

    private Secrets(DataDirectory data, Map<String, String> values) {
        this.data = data;
        this.values = values;
    }

    static Secrets open(DataDirectory data) {
        var file = data.resolve(FILE);
        try {
            return new Secrets(
                    data,
                    Files.exists(file)
                            ? JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, String>>() {})
                            : new TreeMap<>());
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read (" + e.getClass().getSimpleName()
                    + "). Put it right, or start anew: make clean-data");
        }
    }

    /** 256 bits of letters, digits, {@code _} and {@code -}. */
    String secret(String name) {
        return kept(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(32)));
    }

    /** Short enough to type. */
    String password(String name) {
        return kept(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(12)));
    }

    String uuid(String name) {
        return kept(name, () -> UUID.randomUUID().toString());
    }

    /** As Standard Webhooks writes them. */
    String webhookSecret(String name) {
        return kept(name, () -> "whsec_" + Base64.getEncoder().encodeToString(random(32)));
    }

    /** A private P-256 key in PEM. */
    String privateKey(String name) {
        keepPair(name);
        return kept(name + ".private", Secrets::missing);
    }

    /** The public half of {@link #privateKey}. */
    String publicKey(String name) {
        keepPair(name);
        return kept(name + ".public", Secrets::missing);
    }

    /** What was noted at the first start, or the present value at that start itself. */
    String noted(String name, String present) {
        return kept(name, () -> present);
    }

    private void keepPair(String name) {
        if (!values.containsKey(name + ".private")) {
            var pair = KeyPairs.generate();
            values.put(name + ".public", KeyPairs.pem(pair.getPublic()));
            values.put(name + ".private", KeyPairs.pem(pair.getPrivate()));
            save();
        }
    }

    private String kept(String name, Supplier<String> make) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        String made = make.get();
        values.put(name, made);
        save();
        return made;
    }

    private void save() {
        try {
            data.write(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String missing() {
        throw new CannotStart("A key is missing in " + FILE + ". Start anew: make clean-data");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
