package io.perennial.engagement.tasks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The state of a task. */
public enum TaskState {
    OPEN, DONE, DROPPED;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<TaskState, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable TaskState value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable TaskState convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, TaskState.class);
        }
    }
}
