package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookId webhook = new WebhookId(TypeId.next());
    private final Seal seal = new Seal(new PlatformSettings("the secret of one installation, long", "", false));

    @Test
    void the_example_of_the_standard_is_signed_as_it_says() {
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                Signature.of(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"));
    }

    @Test
    void the_public_vectors_are_signed_as_they_say() throws IOException {
        for (var vector : new ObjectMapper().readTree(SharedData.file("vectors/signatures.json").toFile())) {
            if (!vector.path("platform").asText().equals("standard-webhooks")) continue;
            var signature = Signature.of(vector.path("secret").asText(), vector.path("msg_id").asText(),
                    vector.path("timestamp").asLong(), vector.path("payload").asText());
            assertEquals(vector.path("expected_signature").asText(), signature);
        }
    }

    @Test
    void a_sealed_secret_is_opened_only_beside_its_webhook_and_with_the_same_key() {
        var sealed = seal.close(SECRET, webhook);

        assertEquals(SECRET, seal.open(sealed, webhook));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(SECRET.substring(6)));
        assertThrows(IllegalStateException.class, () -> seal.open(sealed, new WebhookId(TypeId.next())));
        var other = new Seal(new PlatformSettings("the secret of another installation", "", false));
        assertThrows(IllegalStateException.class, () -> other.open(sealed, webhook));
    }

    @Test
    void a_key_is_taken_only_if_each_library_reads_the_same_bytes() {
        for (int bytes = 24; bytes <= 64; bytes++) {
            var key = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
            assertTrue(key.matches(WebhookSecret.BASE64), key);
        }
        var tooShort = "whsec_" + Base64.getEncoder().encodeToString(new byte[23]);
        var tooLong = "whsec_" + Base64.getEncoder().encodeToString(new byte[65]);
        for (var key : List.of(tooShort, tooLong, "whsec_" + "A".repeat(33), "whsec_" + "A".repeat(34), "whsec_" + "A".repeat(35),
                "whsec_" + "A".repeat(32) + "="))
            assertFalse(key.matches(WebhookSecret.BASE64), key);
    }
}
