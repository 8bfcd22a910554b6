package dev.grantway.token.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jboss.logging.Logger;

/** Finds a faster signer than the JDK's own. */
final class SigningProvider {
    private static final Logger LOG = Logger.getLogger(SigningProvider.class);
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private SigningProvider() {}

    /** The native provider, when it is wanted, on the class path and works on this machine; empty for the JDK's. */
    static Optional<Provider> choose(SigningConfig.Provider wanted) {
        var chosen = switch (wanted) {
            case AUTO -> fastest();
            case JDK -> Optional.<Provider>empty();
        };
        LOG.infof(
                "tokens are signed and checked by %s (grantway.token.signing.provider=%s)",
                chosen.map(Provider::getName).orElse("the JDK"), wanted);
        return chosen;
    }

    private static Optional<Provider> fastest() {
        return ServiceLoader.load(Provider.class, SigningProvider.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals(CORRETTO))
                .map(ServiceLoader.Provider::get)
                .filter(SigningProvider::works)
                .findFirst();
    }

    /** Its native library may not load here; then it has no signatures. */
    private static boolean works(Provider provider) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var signature = Signature.getInstance("SHA256withECDSA", provider);
            signature.initSign(pair.getPrivate());
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            return signature.verify(signed);
        } catch (GeneralSecurityException | LinkageError e) {
            LOG.warnf("%s is on the class path and does not work here: %s", provider.getName(), e.getMessage());
            return false;
        }
    }
}
