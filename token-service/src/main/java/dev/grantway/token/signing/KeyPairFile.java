package dev.grantway.token.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.KeyAgreement;

/** A PEM file with a P-256 private key, and the public key that belongs to it; the key id is its thumbprint. RFC 7638. */
final class KeyPairFile {
    private KeyPairFile() {}

    static ECKey read(Path file) {
        try {
            var privateKey = privateKey(Files.readString(file));
            return new ECKey.Builder(Curve.P_256, publicKey(privateKey))
                    .privateKey(privateKey)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("grantway.token.signing-key-file: " + file + " cannot be read", e);
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException | ClassCastException _) {
            // without the cause, which could quote the key
            throw new IllegalStateException(
                    "grantway.token.signing-key-file: " + file + " is not a P-256 private key in PKCS #8 PEM");
        }
    }

    private static ECPrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        return (ECPrivateKey) KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** Key agreement with the curve's base point gives x of the public point; a signature tells the two y apart. */
    private static ECPublicKey publicKey(ECPrivateKey key) throws GeneralSecurityException {
        var curve = key.getParams().getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        var x = xOfPublicPoint(key);
        var square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        var y = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime); // P-256's prime is 3 modulo 4
        for (var candidate : List.of(y, prime.subtract(y))) {
            var publicKey = publicKey(key, new ECPoint(x, candidate));
            if (belongTogether(key, publicKey)) {
                return publicKey;
            }
        }
        throw new GeneralSecurityException("no public key belongs to it");
    }

    private static BigInteger xOfPublicPoint(ECPrivateKey key) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(key, key.getParams().getGenerator()), true);
        return new BigInteger(1, agreement.generateSecret());
    }

    private static ECPublicKey publicKey(ECPrivateKey key, ECPoint point) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, key.getParams()));
    }

    private static boolean belongTogether(ECPrivateKey privateKey, ECPublicKey publicKey)
            throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        return signature.verify(signed);
    }
}
