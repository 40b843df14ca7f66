package io.perennial.partners.webhooks;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** @param secret {@code whsec_} and a key of 24 to 64 bytes in Base64, as Standard Webhooks wants it; no answer ever has it */
public record WebhookSecret(
        @NotNull
        @Pattern(regexp = "whsec_[A-Za-z0-9+/]{32,86}={0,2}", message = "must be whsec_ and 24 to 64 bytes in Base64") String secret) {}
