package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import io.perennial.renewals.AmountBody;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it is written.
 *
 * @param amount what it would be worth a year, in its own currency; none as long as nobody can tell
 * @param ownerId who works on it, where that is not the account's owner
 * @param evidence what speaks for it
 */
public record ExpansionBody(
        @NotNull AccountId accountId,
        @NotNull Kind kind,
        @NotNull @Characters(max = 200) String title,
        @Nullable Stage stage,
        @Valid @Nullable AmountBody amount,
        @Nullable LocalDate expectedCloseOn,
        @Nullable MemberId ownerId,
        @Characters(max = 2_000) @Nullable String evidence,
        @Size(max = ExternalKey.MAXIMUM, message = "At most {max}") List<@NotNull @Valid ExternalKey> externalKeys)
        implements KeyedBody<ExpansionBody>, SelfChecked {
    /** More of what they have, something else, or somebody they know. */
    public enum Kind {
        UPSELL, CROSS_SELL, REFERRAL;

        /** Keeps it in a column. */
        @Converter(autoApply = true)
        public static class Kept implements AttributeConverter<Kind, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable Kind value) {
                return StoredPlain.word(value);
            }

            @Override
            public @Nullable Kind convertToEntityAttribute(@Nullable String word) {
                return StoredPlain.value(word, Kind.class);
            }
        }
    }

    /** How far the work on a lead is. */
    public enum Stage {
        IDENTIFIED, QUALIFIED, PROPOSED;

        /** Keeps it in a column. */
        @Converter(autoApply = true)
        public static class Kept implements AttributeConverter<Stage, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable Stage value) {
                return StoredPlain.word(value);
            }

            @Override
            public @Nullable Stage convertToEntityAttribute(@Nullable String word) {
                return StoredPlain.value(word, Stage.class);
            }
        }
    }

    /** What was left out has only been seen. */
    public ExpansionBody {
        stage = stage == null ? Stage.IDENTIFIED : stage;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        return AmountBody.faults(amount, "/amount");
    }

    @Override
    public ExpansionBody known(ExternalKey key) {
        return new ExpansionBody(accountId, kind, title, stage, amount, expectedCloseOn, ownerId, evidence, key.first(externalKeys));
    }
}
