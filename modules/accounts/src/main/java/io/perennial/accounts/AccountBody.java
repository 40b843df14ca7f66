package io.perennial.accounts;

import io.perennial.identity.MemberId;
import io.perennial.platform.json.Characters;
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

/** An account as it is written: all that a person or another system says of it. */
public record AccountBody(
        @NotNull @Characters(max = 200) String name,
        @Nullable AccountId parentId,
        @Nullable MemberId ownerId,
        @Size(max = ExternalKey.MAXIMUM, message = "At most {max}") List<@NotNull @Valid ExternalKey> externalKeys,
        @Characters(max = 50) @Nullable String tier,
        @Characters(max = 50) @Nullable String segment,
        @Characters(max = 100) @Nullable String industry,
        @Pattern(regexp = "[A-Z]{2}", message = "A country's ISO 3166-1 alpha-2 code") @Nullable String country,
        @Nullable ZoneId zone,
        @Nullable Locale locale,
        @Nullable LifecycleStage lifecycleStage,
        @Size(max = MAXIMUM_TAGS, message = "At most {max}") List<@NotNull @Characters(max = 50) String> tags,
        @Pattern(regexp = "https?://[!-~]{1,490}", message = "An address that begins with http:// or https://") @Nullable
                String website,
        @Min(value = 0, message = "At least {value}") @Max(value = 10_000_000, message = "At most {value}") @Nullable
                Integer employees,
        @Size(max = 100, message = "At most {max}") Map<String, Object> customFields)
        implements KeyedBody<AccountBody> {

    private static final int MAXIMUM_TAGS = 50;

    /** What was left out is empty; a tag given twice is kept once. */
    public AccountBody {
        externalKeys = ExternalKey.once(externalKeys);
        tags = tags == null ? List.of() : once(tags);
        customFields = customFields == null ? Map.of() : CustomValues.plain(customFields);
    }

    /** Too many are left for the limit to refuse, which counts what was sent. */
    private static List<String> once(List<String> tags) {
        return tags.size() > MAXIMUM_TAGS ? tags : tags.stream().distinct().toList();
    }

    @Override
    public AccountBody known(ExternalKey key) {
        return new AccountBody(
                name, parentId, ownerId, key.first(externalKeys), tier, segment, industry, country, zone, locale, lifecycleStage,
                tags, website, employees, customFields);
    }
}
