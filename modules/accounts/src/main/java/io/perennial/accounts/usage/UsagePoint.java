package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Fact;
import io.perennial.platform.json.Characters;
import io.perennial.records.ExternalKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measured value, as it is sent.
 *
 * @param accountId the account; instead of it {@code account} can have the account's external key
 * @param value in the metric's own unit
 * @param key distinguishes points of the same metric and instant
 */
@Fact.NamesOne
public record UsagePoint(
        @Nullable AccountId accountId,
        @Valid @Nullable ExternalKey account,
        @NotNull @Size(min = 1, max = 100, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z0-9_.-]+", message = "must contain only a–z, 0–9, _ . -") String metric,
        @NotNull @Fact.Timely Instant at,
        @NotNull
        @DecimalMin(value = "-1000000000000", message = "must be at least {value}")
        @DecimalMax(value = "1000000000000", message = "must be at most {value}") Double value,
        @Characters(max = 100) @Nullable String key) implements Fact {}
