package io.perennial.engagement.callbacks;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says how the contact is called back. */
public enum CallbackChannel {
    PHONE, VIDEO, WECHAT_WORK, VISIT;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<CallbackChannel, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable CallbackChannel value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable CallbackChannel convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, CallbackChannel.class);
        }
    }
}
