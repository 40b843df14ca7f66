package io.perennial.partners.webhooks;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/** @param secret {@code whsec_} and a key of 24 to 64 bytes in Base64 with its padding, as Standard Webhooks wants it; no answer ever has it */
public record WebhookSecret(
        @NotNull
        @Pattern(regexp = WebhookSecret.SHAPE, message = "must be whsec_ and 24 to 64 bytes in Base64") String secret) implements SelfChecked {
    private static final String SHAPE = "whsec_[A-Za-z0-9+/]{32,86}={0,2}";

    /** Matches what each library reads as the same bytes. */
    static final String BASE64 =
            "whsec_([A-Za-z0-9+/]{4}){8,20}([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{6}==)?";

    @Override
    public List<FieldError> faults() {
        if (secret == null || !secret.matches(SHAPE) || secret.matches(BASE64)) return List.of();
        return List.of(new FieldError("/secret", "format", "must be whsec_ and 24 to 64 bytes in Base64"));
    }
}
