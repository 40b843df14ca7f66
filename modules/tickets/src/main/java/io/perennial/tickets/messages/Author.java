package io.perennial.tickets.messages;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says who wrote a message: somebody of the tenant, the customer, a program, or a bot. */
enum Author {
    MEMBER, CONTACT, CLIENT, BOT;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Author, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Author value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Author convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Author.class);
        }
    }
}
