package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.sql.Tenants;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final UUID NORTHWIND = new UUID(0, 1);
    private static final UUID CONTOSO = new UUID(0, 2);

    private final Origins origins = new Origins(Set.of("https://console.example"), new Tenants() {
        @Override
        public Map<UUID, Set<String>> origins() {
            return Map.of(NORTHWIND, Set.of("https://northwind.example"), CONTOSO, Set.of("https://contoso.example"));
        }
    });

    @Test
    void a_question_without_a_tenant_is_answered_for_all() {
        for (var known : Set.of("https://console.example", "https://northwind.example", "https://contoso.example"))
            assertTrue(origins.allow(known, Optional.empty()), known);
        assertFalse(origins.allow("https://evil.example", Optional.empty()));
        assertFalse(origins.allow("null", Optional.empty()));
    }

    @Test
    void a_token_is_answered_to_the_pages_of_its_tenant_and_of_the_installation() {
        assertTrue(origins.allow("https://northwind.example", Optional.of(NORTHWIND)));
        assertTrue(origins.allow("https://console.example", Optional.of(NORTHWIND)));
        assertFalse(origins.allow("https://contoso.example", Optional.of(NORTHWIND)));
    }

    @Test
    void the_installation_has_none_by_default() {
        assertEquals(Set.of(), Origins.installed(Map.of()));
        assertEquals(Set.of("https://a.example", "http://localhost:3000"),
                Origins.installed(Map.of("PERENNIAL_ORIGINS", " https://a.example, http://localhost:3000,")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "a.example", "https://a.example/", "https://A.example", "file://"})
    void what_is_no_origin_stops_the_start(String origin) {
        assertThrows(IllegalArgumentException.class, () -> Origins.installed(Map.of("PERENNIAL_ORIGINS", origin)));
    }
}
