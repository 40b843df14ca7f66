package io.perennial.engagement.callbacks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says who asked for a change of a callback. */
public enum AskedBy {
    CONTACT, US;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<AskedBy, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable AskedBy value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable AskedBy convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, AskedBy.class);
        }
    }
}
