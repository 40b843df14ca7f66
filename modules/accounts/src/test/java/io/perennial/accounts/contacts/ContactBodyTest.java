package io.perennial.accounts.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactBodyTest {
    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var body = """
                {"accountId": "cont_01h455vb4pex5vsknk084sn02q", "name": " ", "emails": ["a@b.example", "nobody"],
                 "phones": ["+49 30 901820", "<script>"], "role": "king", "contactHours": "20:00-08:00", "consent": {"email": "maybe", "fax": "granted"},
                 "externalKeys": [{"system": "Zoho"}], "nmae": "Jana"}
                """;

        assertEquals(
                List.of("/accountId format", "/consent/email choice", "/consent/fax unknown_field", "/contactHours rule",
                        "/emails/1 format",
                        "/externalKeys/0/externalId required", "/externalKeys/0/system format", "/name size",
                        "/nmae unknown_field", "/phones/1 format", "/role choice"),
                errors(body));
    }

    @Test
    void a_contact_needs_an_account_and_a_name() {
        assertEquals(List.of("/accountId required", "/name required"), errors("{}"));
    }

    @Test
    void more_than_ten_addresses_are_too_many() {
        var addresses = "\"a@b.example\",".repeat(10) + "\"a@b.example\"";
        var body = "{\"accountId\": \"acct_01h455vb4pex5vsknk084sn02q\", \"name\": \"Jana\", \"emails\": [" + addresses + "]}";

        assertEquals(List.of("/emails size"), errors(body));
    }

    private List<String> errors(String body) {
        var invalid = assertThrows(Invalid.class, () -> read(body));
        return invalid.errors().stream().map(error -> error.pointer() + " " + error.code()).distinct().sorted().toList();
    }

    private ContactBody read(String body) throws IOException {
        return json.read(body.getBytes(StandardCharsets.UTF_8), ContactBody.class);
    }
}
