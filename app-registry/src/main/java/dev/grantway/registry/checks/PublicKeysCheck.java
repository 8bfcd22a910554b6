package dev.grantway.registry.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of the keys that an app proves itself with: public ones only, of the kinds that are checked. RFC 7517. */
public final class PublicKeysCheck {
    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_KEYS = 10;
    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 4096; // each check costs more with each bit

    /** Members that a public key does not have. RFC 7518, section 6. */
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private static final List<String> OF_CURVES = List.of("ES256");
    private static final List<String> OF_RSA = List.of("RS256", "PS256");

    private static final ObjectReader STRICT_JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private PublicKeysCheck() {}

    /** Why the text is no JWK Set that can be used; empty when it is. */
    public static Optional<String> problem(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("The public keys are more than 16 KB.");
        }
        var keys = read(text);
        if (keys.isEmpty()) {
            return Optional.of("The public keys are no JWK Set: JSON with a list “keys”.");
        }
        if (keys.get().isEmpty() || keys.get().size() > MOST_KEYS) {
            return Optional.of("A JWK Set here has from 1 to " + MOST_KEYS + " keys.");
        }
        int number = 0;
        for (var key : keys.get()) {
            number++;
            var problem = keyProblem(key, "Key " + number + " of the JWK Set");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return idProblem(keys.get());
    }

    private static Optional<JsonNode> read(String text) {
        try {
            @Nullable JsonNode set = STRICT_JSON.readValue(text);
            return Optional.ofNullable(set).map(read -> read.get("keys")).filter(JsonNode::isArray);
        } catch (JsonProcessingException e) { // its message quotes the text, which may hold a private key
            return Optional.empty();
        }
    }

    private static Optional<String> keyProblem(JsonNode key, String which) {
        var secret = PRIVATE.stream().filter(key::has).findFirst();
        if (secret.isPresent()) {
            return Optional.of(which + " has the private member “" + secret.get()
                    + "”. Send public keys only, and replace this one: it has left your hands.");
        }
        try {
            return switch (JWK.parse(key.toString())) {
                case ECKey curve when curve.getCurve().equals(Curve.P_256) -> useProblem(curve, OF_CURVES, which);
                case RSAKey rsa when rsa.size() >= SMALLEST_RSA && rsa.size() <= LARGEST_RSA ->
                    useProblem(rsa, OF_RSA, which);
                default ->
                    Optional.of(which + " is neither an EC key on P-256 nor an RSA key of " + SMALLEST_RSA + " to "
                            + LARGEST_RSA + " bits.");
            };
        } catch (ParseException | RuntimeException e) { // the parser throws both for what is no key
            return Optional.of(which + " is no JSON Web Key.");
        }
    }

    private static Optional<String> useProblem(JWK key, List<String> algorithms, String which) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return Optional.of(which + " has a “use” other than “sig”.");
        }
        return key.getAlgorithm() == null
                        || algorithms.contains(key.getAlgorithm().getName())
                ? Optional.empty()
                : Optional.of(which + " has an “alg” other than " + String.join(" or ", algorithms) + ".");
    }

    private static Optional<String> idProblem(JsonNode keys) {
        var seen = new HashSet<String>();
        for (var key : keys) {
            String id = key.path("kid").asText("");
            if (id.isEmpty() && keys.size() > 1) {
                return Optional.of("Where there is more than one key each needs a “kid”.");
            }
            if (!seen.add(id)) {
                return Optional.of("Two keys have the same “kid”.");
            }
        }
        return Optional.empty();
    }
}
