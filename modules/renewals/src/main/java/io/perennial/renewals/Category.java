package io.perennial.renewals;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The forecast category of a renewal: how far a forecast may count on it, as its owner says. */
public enum Category {
    COMMIT, BEST_CASE, PIPELINE, AT_RISK, OMITTED;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Category, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Category value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Category convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Category.class);
        }
    }
}
