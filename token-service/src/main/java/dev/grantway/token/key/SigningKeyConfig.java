package dev.grantway.token.key;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** The key that signs tokens which others check offline. */
@ConfigMapping(prefix = "grantway.token")
interface SigningKeyConfig {
    /** File with the P-256 private key: PKCS #8 in PEM. */
    Path signingKeyFile();
}
