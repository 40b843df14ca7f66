package io.perennial.tickets;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Says how bad it is for the customer: 一般, 重要, 紧急, 严重. */
enum Severity {
    GENERAL, IMPORTANT, URGENT, CRITICAL;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<Severity, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Severity value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable Severity convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, Severity.class);
        }
    }
}
