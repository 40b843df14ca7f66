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
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    static final String URL =
            "https?://(" + LABEL + "(\\." + LABEL + ")*|\\[[0-9A-Fa-f:.]{2,45}\\])(:[1-9][0-9]{0,4})?(/[!-~]*)?";
}
