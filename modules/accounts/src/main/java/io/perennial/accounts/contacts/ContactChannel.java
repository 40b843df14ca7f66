package io.perennial.accounts.contacts;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says how a contact likes to be reached. */
enum ContactChannel {
    PHONE, EMAIL, VIDEO, WECHAT_WORK, VISIT;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<ContactChannel, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ContactChannel value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable ContactChannel convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, ContactChannel.class);
        }
    }
}
