package dev.grantway.token.key;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jboss.logging.Logger;

/** Finds a faster signer than the JDK's own. */
final class SigningProvider {
    private static final Logger LOG = Logger.getLogger(SigningProvider.class);
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private SigningProvider() {}

    /** The native provider, when it is on the class path and works on this machine; empty for the JDK's. */
    static Optional<Provider> fastest() {
        var found = ServiceLoader.load(Provider.class, SigningProvider.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals(CORRETTO))
                .map(ServiceLoader.Provider::get)
                .filter(SigningProvider::signs)
                .findFirst();
        LOG.infof("signed tokens are signed by %s", found.map(Provider::getName).orElse("the JDK"));
        return found;
    }

    /** Its native library may not load here; then it has no signatures. */
    private static boolean signs(Provider provider) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA", provider);
            signature.initSign(
                    KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate());
            return signature.sign().length > 0;
        } catch (GeneralSecurityException | LinkageError e) {
            LOG.warnf("%s is on the class path and does not work here: %s", provider.getName(), e.getMessage());
            return false;
        }
    }
}
