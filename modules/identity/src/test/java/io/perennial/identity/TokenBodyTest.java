package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBodyTest {
    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @Test
    void a_form_is_read_decoded() {
        assertEquals(
                new TokenBody(TokenBody.Grant.CLIENT_CREDENTIALS, "northwind-partner", "a+b &=密"),
                read("grant_type=client_credentials&client_id=northwind-partner&client_secret=a%2Bb+%26%3D%E5%AF%86"));
    }

    @Test
    void id_and_secret_may_come_another_way() {
        assertEquals(new TokenBody(TokenBody.Grant.CLIENT_CREDENTIALS, null, null), read("grant_type=client_credentials"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=", "scope=a+b&scope=c", "audience=x&resource=y", "nobody_knows_this=%00"})
    void what_the_grant_does_not_have_is_ignored(String more) {
        assertEquals(new TokenBody(TokenBody.Grant.CLIENT_CREDENTIALS, null, null), read("grant_type=client_credentials&" + more));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            ``,                                                          /grant_type required
            grant_type=password,                                         /grant_type choice
            grant_type=client_credentials&client_id=Northwind,           /client_id format
            grant_type=client_credentials&client_secret=,                /client_secret size
            grant_type=client_credentials&client_secret=%00,             /client_secret format
            """)
    void a_field_that_is_wrong_is_named(String form, String error) {
        var refused = assertThrows(Invalid.class, () -> read(form));

        assertEquals(List.of(error), refused.errors().stream().map(e -> e.pointer() + " " + e.code()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "&", "grant_type=%zz", "grant_type=client_credentials&grant_type=client_credentials"})
    void a_form_that_is_none_is_malformed(String form) {
        assertEquals(RequestRefusal.MALFORMED_REQUEST, assertThrows(Refusal.class, () -> read(form)).reason());
    }

    private TokenBody read(String form) {
        return TokenBody.read(form.getBytes(StandardCharsets.UTF_8), json);
    }
}
