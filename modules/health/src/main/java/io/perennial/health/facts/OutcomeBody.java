package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Fact;
import io.perennial.platform.json.Characters;
import io.perennial.records.ExternalKey;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of an account, as sent.
 *
 * @param occurredOn the first day on which the outcome was true
 * @param key distinguishes outcomes of one account, day and kind
 */
@Fact.NamesOne
public record OutcomeBody(
        @Nullable AccountId accountId,
        @Valid @Nullable ExternalKey account,
        @NotNull LocalDate occurredOn,
        @NotNull OutcomeKind kind,
        @Characters(max = 100) @Nullable String key,
        @Characters(max = 200) @Nullable String reason) implements Fact {}
