package io.perennial.engagement.callbacks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says what a person has to decide about a callback. Nothing else ends it. */
enum CallbackQuestion {
    CONTACT_DELETED, CONSENT_WITHDRAWN, NO_FREE_TIME;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<CallbackQuestion, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable CallbackQuestion value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable CallbackQuestion convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, CallbackQuestion.class);
        }
    }
}
