package io.perennial.platform.links;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.platform.sql.Tenants;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkTokenTest {
    private static final UUID TENANT = UUID.randomUUID();

    @Test
    void a_token_is_read_as_it_was_issued_and_two_differ() {
        var token = LinkToken.issue(TENANT, new SecureRandom());

        assertEquals(66, token.text().length());
        assertEquals(token, LinkToken.read(token.text()));
        assertEquals(TENANT, LinkToken.read(token.text()).tenant());
        assertNotEquals(token, LinkToken.issue(TENANT, new SecureRandom()));
        assertFalse(token.toString().contains(token.text()));
    }

    @Test
    void what_is_no_token_belongs_to_nobody_and_has_one_hash() {
        var token = LinkToken.issue(TENANT, new SecureRandom()).text();
        for (var wrong : List.of("", ".", token + "A", token.substring(1), token.replace('.', '-'), "é".repeat(66), "../" + token)) {
            assertEquals(Tenants.NOBODY, LinkToken.read(wrong).tenant(), wrong);
            assertArrayEquals(LinkToken.read("").hash(), LinkToken.read(wrong).hash());
        }
    }

    @Test
    void the_address_of_the_installation_is_an_origin() {
        assertEquals("https://help.rhine.example", LinkSettings.from(Map.of("PERENNIAL_URL", "https://help.rhine.example")).address());
        assertEquals("http://localhost:9090", LinkSettings.from(Map.of("PERENNIAL_PORT", "9090")).address());
        for (var wrong : List.of("help.rhine.example", "https://rhine.example/", "https://a b", "https://rhine.example\r\nBcc: a"))
            assertThrows(IllegalArgumentException.class, () -> LinkSettings.from(Map.of("PERENNIAL_URL", wrong)));
    }
}
