package io.perennial.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a caller: {@code prn_}, then the tenant's id and 32 random bytes in base64url. The tenant's id
 * only says where to look the token up; with another tenant's id it is not found.
 */
record AccessToken(UUID tenant, String text) {
    private static final String BEARER = "Bearer ";
    private static final String MARK = "prn_";
    private static final int RANDOM = 32;
    private static final int LENGTH = 16 + RANDOM;
    private static final int TEXT_LENGTH = MARK.length() + LENGTH * 4 / 3;

    static AccessToken issue(UUID tenant, SecureRandom random) {
        var secret = new byte[RANDOM];
        random.nextBytes(secret);
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .put(secret);
        return new AccessToken(tenant, MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Reads the header {@code Authorization: Bearer …}. */
    static Optional<AccessToken> ofHeader(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) return Optional.empty();
        return read(authorization.substring(BEARER.length()).strip());
    }

    static Optional<AccessToken> read(String text) {
        if (text.length() != TEXT_LENGTH || !text.startsWith(MARK)) return Optional.empty();
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(MARK.length())));
            return Optional.of(new AccessToken(new UUID(bytes.getLong(), bytes.getLong()), text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** Returns the hash, the only part that is stored. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    String fingerprint() {
        return HexFormat.of().formatHex(hash());
    }

    @Override
    public String toString() {
        return "AccessToken of " + tenant;
    }
}
