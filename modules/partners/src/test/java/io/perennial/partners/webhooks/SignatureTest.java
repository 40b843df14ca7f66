package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final WebhookId webhook = new WebhookId(TypeId.next());
    private final Seal seal = Seal.with(new PlatformSettings("the secret of one installation, long", "", false));

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
        var other = Seal.with(new PlatformSettings("the secret of another installation", "", false));
        assertThrows(IllegalStateException.class, () -> other.open(sealed, webhook));
    }
}
