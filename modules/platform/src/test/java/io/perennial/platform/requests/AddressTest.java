package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final String KEY = "/api/v1/accounts/by-external/crm/";

    @ParameterizedTest
    @ValueSource(strings = {"77", "77%3B2", "a%5Cb", "a%2Fb", "a%23b", "a%3Fb", "a%25b", "a+b", "a%20b", "%C3%A9", "a:b@c", "...", "a..b",
        "a%2F%2Fb"})
    void a_name_may_have_any_character_if_it_is_encoded(String name) {
        assertDoesNotThrow(() -> Address.check(KEY + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"77;2", ";", "\u00c3\u00a9", "a b", "a\\b", "a\"b", "<a>", "a|b", ".", "..", "%2e%2E", "a%2F..%2Fb", "a%5c..",
        "a%5C%2e"})
    void anything_else_is_refused(String name) {
        assertEquals(RequestRefusal.MALFORMED_REQUEST, assertThrows(Refusal.class, () -> Address.check(KEY + name)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/accounts/", "/api/v1//", "/docs/a%2Fb", "/%5Cdocs/"})
    void a_second_spelling_is_no_address(String path) {
        assertEquals(RequestRefusal.NOT_FOUND, assertThrows(Refusal.class, () -> Address.check(path)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs/", "/api/v1", "/api/v1/", "/openapi.json"})
    void an_address_of_ours_is_right(String path) {
        assertDoesNotThrow(() -> Address.check(path));
    }

    @ParameterizedTest
    @CsvSource({"/%61ccounts, /accounts", "/a%2fb, /a%2Fb", "/a%7E%2D, /a~-", "/a%zz, /a%zz"})
    void equal_spellings_have_one_normal_form(String path, String normal) {
        assertEquals(normal, Address.normal(path));
    }
}
