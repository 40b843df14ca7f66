package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.call.RequestRefusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final UUID WILLOW = new UUID(7, 1);
    private static final UUID MAPLE = new UUID(7, 2);
    private static final Cursor.Position POSITION = new Cursor.Position("Größe 北", new UUID(3, 4));

    private final Cursor cursor = cursor("a secret of thirty-two characters");

    @Test
    void leads_back_to_where_it_was_written() {
        assertEquals(POSITION, read(WILLOW, write(), "q"));
    }

    @Test
    void of_another_tenant_or_query_or_secret_is_refused() {
        var given = write();

        refused(() -> read(MAPLE, given, "q"));
        refused(() -> read(WILLOW, given, "r"));
        refused(() -> Call.of("test", WILLOW).run(() -> cursor("another secret of 32 characters!").read(given, "q")));
    }

    @Test
    void altered_anywhere_is_refused() {
        var given = write();

        for (int at = 0; at < given.length(); at++) {
            var altered = new StringBuilder(given);
            altered.setCharAt(at, given.charAt(at) == 'A' ? 'Q' : 'A');
            refused(() -> read(WILLOW, altered.toString(), "q"));
        }
        refused(() -> read(WILLOW, given.substring(0, given.length() - 2), "q"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%%%", "AAAA", "ä", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void that_never_was_one_is_refused(String text) {
        refused(() -> read(WILLOW, text, "q"));
    }

    @Test
    void longer_than_any_is_refused_unread() {
        refused(() -> read(WILLOW, "A".repeat(2_001), "q"));
    }

    private static void refused(Runnable reading) {
        assertEquals(RequestRefusal.INVALID_CURSOR, assertThrows(Refusal.class, reading::run).reason());
    }

    private String write() {
        return Call.of("test", WILLOW).run(() -> cursor.write(POSITION, "q"));
    }

    private Cursor.Position read(UUID tenant, String given, String query) {
        return Call.of("test", tenant).run(() -> cursor.read(given, query));
    }

    private static Cursor cursor(String secret) {
        return new Cursor(new PlatformSettings(secret, "", false));
    }
}
