package io.perennial.tickets;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Whom or what a ticket on hold waits for. */
public enum HoldParty {
    SUPPLIER, THIRD_PARTY, PLANNED;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<HoldParty, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable HoldParty value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable HoldParty convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, HoldParty.class);
        }
    }
}
