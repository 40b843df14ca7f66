package io.perennial.engagement.callbacks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says where a callback stands. A missed one may still be reached. */
public enum CallbackState {
    PLANNED, REACHED, NOT_REACHED, MISSED, WITHDRAWN;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<CallbackState, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable CallbackState value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable CallbackState convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, CallbackState.class);
        }
    }
}
