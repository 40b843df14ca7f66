package io.perennial.platform.requests;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.call.RequestRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The position of a page in a list: the last row's sort key and id, signed together with the tenant and the query. A changed cursor, or
 * one of another tenant or query, is refused.
 */
@ApplicationScoped
public class Cursor {
    private static final int SIGNATURE = 16;
    private static final int ID = 16;
    private static final int MAXIMUM_LENGTH = 2_000;

    /** A place in a list: the sort key and the id of its last row. */
    public record Position(String key, UUID id) {}

    private final PlatformSettings settings;

    @Inject
    public Cursor(PlatformSettings settings) {
        this.settings = settings;
    }

    /** @param query what the cursor belongs to: it cannot be used with another one */
    public String write(Position position, String query) {
        var content = content(position);
        var signed = ByteBuffer.allocate(SIGNATURE + content.length).put(sign(content, query)).put(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
    }

    /** Returns the position, or refuses a cursor that was changed or belongs to another tenant or query. */
    public Position read(String cursor, String query) {
        try {
            var signed = ByteBuffer.wrap(decode(cursor));
            var signature = new byte[SIGNATURE];
            signed.get(signature);
            var content = new byte[signed.remaining()];
            signed.get(content);
            if (!MessageDigest.isEqual(signature, sign(content, query))) throw refused();
            return position(content);
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException notOurs) {
            throw refused();
        }
    }

    private static byte[] decode(String cursor) {
        if (cursor.length() > MAXIMUM_LENGTH) throw refused();
        return Base64.getUrlDecoder().decode(cursor);
    }

    private static RuntimeException refused() {
        return RequestRefusal.INVALID_CURSOR.because("The cursor does not belong to this query. Start without a cursor.");
    }

    private static byte[] content(Position position) {
        var key = position.key().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(ID + key.length)
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits())
                .put(key)
                .array();
    }

    private static Position position(byte[] content) {
        var buffer = ByteBuffer.wrap(content);
        var id = new UUID(buffer.getLong(), buffer.getLong());
        return new Position(new String(content, ID, content.length - ID, StandardCharsets.UTF_8), id);
    }

    private byte[] sign(byte[] content, String query) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((Call.current().tenant() + "\n" + query + "\n").getBytes(StandardCharsets.UTF_8));
            return java.util.Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has HmacSHA256", missing);
        }
    }
}
