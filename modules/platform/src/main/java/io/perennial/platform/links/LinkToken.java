package io.perennial.platform.links;

import io.perennial.platform.sql.Tenants;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret of a link: the tenant's key, a point, and 32 random bytes in base64url. The tenant's key only says where to look the token up;
 * with the key of another tenant it is not found.
 */
record LinkToken(UUID tenant, String text) {
    private static final int RANDOM = 32;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{22})\\.[A-Za-z0-9_-]{43}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    static LinkToken issue(UUID tenant, SecureRandom random) {
        var secret = new byte[RANDOM];
        random.nextBytes(secret);
        var key = ByteBuffer.allocate(2 * Long.BYTES).putLong(tenant.getMostSignificantBits()).putLong(tenant.getLeastSignificantBits());
        return new LinkToken(tenant, TEXT.encodeToString(key.array()) + "." + TEXT.encodeToString(secret));
    }

    /** Reads any text. What is no token belongs to nobody, where it is looked up in vain like any other wrong one. */
    static LinkToken read(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) return new LinkToken(Tenants.NOBODY, "");
        var key = ByteBuffer.wrap(Base64.getUrlDecoder().decode(form.group(1)));
        return new LinkToken(new UUID(key.getLong(), key.getLong()), text);
    }

    /** Returns the hash, the only part that is stored. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    @Override
    public String toString() {
        return "LinkToken of " + tenant;
    }
}
