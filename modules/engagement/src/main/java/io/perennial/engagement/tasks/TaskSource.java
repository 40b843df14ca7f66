package io.perennial.engagement.tasks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says what a task comes from: a person, a record that a person saw, or a rule. */
public enum TaskSource {
    MANUAL, TICKET, RENEWAL, CALLBACK, ANSWER, RULE;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<TaskSource, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable TaskSource value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable TaskSource convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, TaskSource.class);
        }
    }
}
