package io.perennial.accounts;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * What another system calls one of our records.
 *
 * @param system the other system, a name of the tenant's choice: {@code zoho_crm}
 * @param externalId the id there, compared exactly
 */
public record ExternalKey(
        @NotNull @Pattern(regexp = "[a-z0-9_.-]{1,50}", message = "From 1 to 50 of a–z, 0–9, _ . -") String system,
        @NotNull @Characters(max = 200) String externalId) {
    /** Those keys, with this one before all others. */
    public List<ExternalKey> first(List<ExternalKey> others) {
        return Stream.concat(Stream.of(this), others.stream().filter(other -> !other.equals(this))).toList();
    }
}
