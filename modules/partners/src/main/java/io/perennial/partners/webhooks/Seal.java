package io.perennial.partners.webhooks;

import io.perennial.platform.call.PlatformSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Seals secrets for the database with AES-256-GCM. The key is derived from the installation's secret, which is never in the database, so a
 * copy of the database opens none of them. A sealed secret belongs to its webhook: beside another one it cannot be opened.
 */
@ApplicationScoped
class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final PlatformSettings settings;

    private final SecureRandom random = new SecureRandom();

    @Inject
    Seal(PlatformSettings settings) {
        this.settings = settings;
    }

    byte[] close(String secret, WebhookId of) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, of).doFinal(secret.getBytes(StandardCharsets.US_ASCII));
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + CIPHER, missing);
        }
    }

    /** Opens a sealed secret. Fails if the installation's secret is another one than then. */
    String open(byte[] sealed, WebhookId of) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), of);
            return new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException otherKey) {
            throw new IllegalStateException("A secret of " + of.text() + " was sealed with another PERENNIAL_SECRET", otherKey);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, WebhookId of) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.text().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private SecretKey key() throws GeneralSecurityException {
        var from = HKDFParameterSpec.ofExtract().addIKM(settings.secret().getBytes(StandardCharsets.UTF_8))
                .thenExpand("secrets of webhooks".getBytes(StandardCharsets.US_ASCII), KEY);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", from);
    }
}
