package dev.grantway.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signs an access token of RFC 9068 with Amazon's Corretto provider; the peer is the JDK's own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SigningBenchmark {
    private static final String ISSUER = "https://apps.example.com";
    private static final Instant ISSUED = Instant.parse("2026-11-23T12:00:00Z");
    private static final int RSA_BITS = 2048;

    /** What the key signs with. */
    @Param({"ES256", "RS256"})
    public String algorithm = "";

    private @Nullable JWSHeader header;
    private @Nullable JWSSigner corretto;
    private @Nullable JWSSigner jdk;

    /** Makes a key, and refuses to measure a signature that does not verify. */
    @Setup
    public void prepare() throws JOSEException, ParseException {
        var key = algorithm.equals("ES256")
                ? new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate()
                : new RSAKeyGenerator(RSA_BITS).keyIDFromThumbprint(true).generate();
        header = JWSHeader.parse(new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build()
                .toBase64URL());
        corretto = signer(key);
        corretto.getJCAContext().setProvider(correttoProvider());
        jdk = signer(key);
        refuseToMeasureWhatDoesNotVerify(key, sign(corretto));
        refuseToMeasureWhatDoesNotVerify(key, sign(jdk));
    }

    @Benchmark
    public String corretto(CpuClock cpu) throws JOSEException {
        return sign(corretto);
    }

    @Benchmark
    public String peerJdk(CpuClock cpu) throws JOSEException {
        return sign(jdk);
    }

    private String sign(@Nullable JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims());
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject("3")
                .claim("client_id", "2b0f4a5e-9a6e-4f5a-8a0c-4a1f4d9a7c11")
                .claim("scope", "crm.objects.contacts.read crm.objects.contacts.write oauth")
                .claim("app_id", 300001)
                .claim("account_id", 200001)
                .claim("installation_id", "ins_0000000000000000000000000001")
                .claim("generation", 1)
                .claim("grant_id", "7f1d6b5e-2a53-4d57-9f13-1f8d2b4a6c90")
                .claim("rotation", 0)
                .claim("scope_set", 7)
                .jwtID("0d9f0a52-65a1-4f0e-9d4c-0b8f4a0f6a11")
                .issueTime(Date.from(ISSUED))
                .expirationTime(Date.from(ISSUED.plusSeconds(1800)))
                .build();
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key.getKeyType().getValue()) {
            case "EC" -> new ECDSASigner(key.toECKey());
            default -> new RSASSASigner(key.toRSAKey());
        };
    }

    private static Provider correttoProvider() {
        return ServiceLoader.load(Provider.class).stream()
                .filter(found -> found.type().getSimpleName().equals("AmazonCorrettoCryptoProvider"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no Corretto provider for this platform"))
                .get();
    }

    private static void refuseToMeasureWhatDoesNotVerify(JWK key, String text) throws JOSEException, ParseException {
        var token = SignedJWT.parse(text);
        var verifier = new DefaultJWSVerifierFactory()
                .createJWSVerifier(token.getHeader(), ((AsymmetricJWK) key).toPublicKey());
        if (!token.verify(verifier)) {
            throw new IllegalStateException("the signature does not verify");
        }
    }
}
