package io.perennial.accounts.contracts;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The payment schedule of a contract. It does not affect the ARR. */
enum Billing {
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    UPFRONT;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Billing, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Billing value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Billing convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Billing.class);
        }
    }
}
