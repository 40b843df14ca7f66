package io.perennial.tickets.messages;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says who may read a message: the customer too, or the tenant only; or it tells what the system did. */
enum MessageKind {
    PUBLIC, INTERNAL, SYSTEM;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<MessageKind, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable MessageKind value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable MessageKind convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, MessageKind.class);
        }
    }
}
