package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    private static final UUID WILLOW = UUID.fromString("01a201d9-ef67-71ec-9236-bf2693b4f35f");

    private final AccessToken token = AccessToken.issue(WILLOW, new SecureRandom());

    @Test
    void a_token_says_where_to_look_and_is_found_by_its_hash() {
        var read = AccessToken.read(token.text()).orElseThrow();

        assertEquals(WILLOW, read.tenant());
        assertArrayEquals(token.hash(), read.hash());
    }

    @Test
    void no_two_are_alike_and_none_tells_itself() {
        assertNotEquals(token.text(), AccessToken.issue(WILLOW, new SecureRandom()).text());
        assertFalse(token.toString().contains(token.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
    void it_comes_as_a_bearer_token(String scheme) {
        assertEquals(Optional.of(token), AccessToken.ofHeader(scheme + token.text() + " "));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer prn_", "Basic cHJuXw==",
        "Bearer prn_ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"})
    void anything_else_is_no_token(String header) {
        assertEquals(Optional.empty(), AccessToken.ofHeader(header));
    }
}
