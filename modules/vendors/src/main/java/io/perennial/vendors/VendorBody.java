package io.perennial.vendors;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.Valid;
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
 * @param contract what was agreed with it; null if nothing was
 */
public record VendorBody(
        @NotNull @Characters(max = 120) String name,
        @NotNull ZoneId zone,
        @Size(max = MAXIMUM_LANGUAGES, message = "must have at most {max} items") List<@NotNull Locale> languages,
        @Nullable @Characters(max = 50) String calendar,
        @Nullable @Valid VendorContract contract) implements SelfChecked {
    private static final int MAXIMUM_LANGUAGES = 20;

    /** Replaces a missing list by an empty one, and keeps a repeated language once. */
    public VendorBody {
        languages = Repeated.once(languages, MAXIMUM_LANGUAGES);
    }

    @Override
    public List<FieldError> faults() {
        return contract == null ? List.of() : contract.faults();
    }
}
