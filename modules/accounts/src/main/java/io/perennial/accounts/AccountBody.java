package io.perennial.accounts;

import io.perennial.identity.MemberId;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Country;
import io.perennial.platform.json.Repeated;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account as it is written: everything that a person or another system says about it. */
public record AccountBody(
        @NotNull @Characters(max = 200) String name,
        @Nullable AccountId parentId,
        @Nullable MemberId ownerId,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys,
        @Characters(max = 50) @Nullable String tier,
        @Characters(max = 50) @Nullable String segment,
        @Characters(max = 100) @Nullable String industry,
        @Country @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 country code") @Nullable String country,
        @Nullable ZoneId zone,
        @Nullable Locale locale,
        @Nullable LifecycleStage lifecycleStage,
        @Size(max = MAXIMUM_TAGS, message = "must have at most {max} items") List<@NotNull @Characters(max = 50) String> tags,
        @Pattern(regexp = "https?://[!-~]{1,490}", message = "must begin with http:// or https://") @Nullable String website,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 10_000_000, message = "must be at most {value}")
        @Nullable Integer employees,
        @Size(max = 100, message = "must have at most {max} items") Map<String, Object> customFields) implements KeyedBody<AccountBody> {

    private static final int MAXIMUM_TAGS = 50;

    /** Replaces missing lists and maps by empty ones, and keeps a repeated tag once. */
    public AccountBody {
        externalKeys = ExternalKey.once(externalKeys);
        tags = Repeated.once(tags, MAXIMUM_TAGS);
        customFields = customFields == null ? Map.of() : CustomValues.plain(customFields);
    }

    @Override
    public AccountBody known(ExternalKey key) {
        return new AccountBody(
                name, parentId, ownerId, key.first(externalKeys), tier, segment, industry, country, zone, locale, lifecycleStage,
                tags, website, employees, customFields);
    }
}
