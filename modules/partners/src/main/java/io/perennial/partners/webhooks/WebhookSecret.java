package io.perennial.partners.webhooks;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param secret {@code whsec_} and a key of 24 to 64 bytes in Base64 with its padding, as Standard Webhooks wants it; no answer ever has it */
public record WebhookSecret(
        @NotNull
        @Pattern(regexp = WebhookSecret.BASE64, message = "must be whsec_ and 24 to 64 bytes in Base64") String secret) {
    static final String BASE64 =
            "whsec_([A-Za-z0-9+/]{4}){8,20}([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{6}==)?";
}
