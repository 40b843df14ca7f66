package io.perennial.partners.webhooks;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is sent.
 *
 * @param types the kinds of records whose changes it gets; none means all that the caller may read
 * @param enabled false if nothing is sent; null means true
 */
public record WebhookBody(
        @NotNull @Characters(max = 500)
        @Pattern(regexp = WebhookBody.URL, message = "must be an address that begins with https://") String url,
        @Nullable @Size(max = 50, message = "must have at most {max} items") List<@NotNull @Characters(max = 20) String> types,
        @Nullable Boolean enabled) {
    static final String URL = "https?://[A-Za-z0-9.\\[\\]:-]{1,260}(/[!-~]*)?";
}
