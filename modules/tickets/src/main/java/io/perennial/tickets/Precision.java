package io.perennial.tickets;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says how exactly it is known when a ticket reached the tenant. */
enum Precision {
    INSTANT, DAY;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Precision, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Precision value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Precision convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Precision.class);
        }
    }
}
