package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The body of PUT /tickets/{id}/handover.
 *
 * @param note what the vendor's people read
 * @param budgetShare the part of what the customer's resolution leaves that the vendor gets; null for 0.7
 */
public record HandoverBody(
        @NotNull VendorId vendorId,
        @Nullable @Characters(max = 2_000) String note,
        @DecimalMin(value = "0.01", message = "must be at least {value}") @DecimalMax(value = "1", message = "must be at most {value}")
        @Nullable Double budgetShare) {
    private static final double USUAL = 0.7;

    double share() {
        return budgetShare == null ? USUAL : budgetShare;
    }
}
