package io.perennial.vendors;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as it is written.
 *
 * @param calendar the business calendar by which its people work; null for the tenant's
 */
public record VendorBody(
        @NotNull @Characters(max = 120) String name,
        @NotNull ZoneId zone,
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull Locale> languages,
        @Nullable @Characters(max = 50) String calendar) {
    /** Replaces a missing list by an empty one, and keeps a repeated language once. */
    public VendorBody {
        languages = languages == null ? List.of() : languages.stream().distinct().toList();
    }
}
