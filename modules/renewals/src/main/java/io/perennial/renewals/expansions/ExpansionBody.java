package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
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
 * A lead in a request.
 *
 * @param amount its expected value a year, in its own currency; null if unknown
 * @param ownerId the member who works on it, if that is not the account's owner
 * @param evidence the facts that support it
 */
public record ExpansionBody(
        @NotNull AccountId accountId,
        @NotNull Kind kind,
        @NotNull @Characters(max = 200) String title,
        @Nullable Stage stage,
        @Classified(FieldClass.REVENUE) @Valid @Nullable AmountBody amount,
        @Nullable LocalDate expectedCloseOn,
        @Nullable MemberId ownerId,
        @Characters(max = 2_000) @Nullable String evidence,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<ExpansionBody>, SelfChecked {
    /** The kind of a lead: more of the same, another product, or somebody whom the customer knows. */
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

    /** The stage of the work on a lead. */
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

    /** Sets missing values to their defaults and removes duplicate external keys. */
    public ExpansionBody {
        stage = stage == null ? Stage.IDENTIFIED : stage;
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public List<FieldError> faults() {
        return AmountBody.faults(amount, "/amount");
    }

    @Override
    public AccountId whole() {
        return accountId;
    }

    @Override
    public ExpansionBody known(ExternalKey key) {
        return new ExpansionBody(accountId, kind, title, stage, amount, expectedCloseOn, ownerId, evidence, key.first(externalKeys));
    }
}
