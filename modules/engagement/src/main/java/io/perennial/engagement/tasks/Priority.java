package io.perennial.engagement.tasks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says how much a task matters beside others that are due at the same time. */
public enum Priority {
    LOW, NORMAL, HIGH, URGENT;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Priority, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Priority value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Priority convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Priority.class);
        }
    }
}
