package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Fact;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
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
 * A number that another system sends about an account.
 *
 * @param name the name by which measures of the kind {@code signal} find it
 * @param at the instant from which it applies, until a later one of the same name
 */
@Fact.NamesOne
public record SignalPoint(
        @Nullable AccountId accountId,
        @Valid @Nullable ExternalKey account,
        @NotNull @Size(min = 1, max = 100, message = "must have {min} to {max} characters")
        @Pattern(regexp = "[a-z0-9_.-]+", message = "must contain only a–z, 0–9, _ . -") String name,
        @NotNull @Fact.Timely Instant at,
        @Classified(FieldClass.HEALTH)
        @NotNull
        @DecimalMin(value = "-1000000000000", message = "must be at least {value}")
        @DecimalMax(value = "1000000000000", message = "must be at most {value}") Double value) implements Fact {}
