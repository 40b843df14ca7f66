package io.perennial.records;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another system calls one of our records.
 *
 * @param system the other system, a name of the tenant's choice: {@code zoho_crm}
 * @param externalId the id there, compared exactly
 */
public record ExternalKey(
        @NotNull @Pattern(regexp = "[a-z0-9_.-]{1,50}", message = "From 1 to 50 of a–z, 0–9, _ . -") String system,
        @NotNull @Characters(max = 200) String externalId) {
    /** Most that one record may have. */
    public static final int MAXIMUM = 20;

    /** Those keys, with this one before all others. */
    public List<ExternalKey> first(List<ExternalKey> others) {
        return Stream.concat(Stream.of(this), others.stream().filter(other -> !other.equals(this))).toList();
    }

    /** Returns the keys of a body, none where they were left out, each once. Too many are left for the limit to refuse. */
    public static List<ExternalKey> once(@Nullable List<ExternalKey> keys) {
        if (keys == null) return List.of();
        return keys.size() > MAXIMUM ? keys : keys.stream().distinct().toList();
    }
}
