package io.perennial.surveys.answers;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says what was done about an unhappy answer. */
enum LoopState {
    OPEN, CONTACTED, RESOLVED, NO_CONTACT;

    boolean isClosed() {
        return this == RESOLVED || this == NO_CONTACT;
    }

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<LoopState, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable LoopState value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable LoopState convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, LoopState.class);
        }
    }
}
