package io.perennial.tickets;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says how many it reaches (impact), or how soon it hurts (urgency). */
enum Degree {
    LOW, MEDIUM, HIGH;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Degree, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Degree value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Degree convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Degree.class);
        }
    }
}
