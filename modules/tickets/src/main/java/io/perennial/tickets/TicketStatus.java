package io.perennial.tickets;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The name of the state of a ticket. */
public enum TicketStatus {
    NEW, OPEN, PENDING, ON_HOLD, SOLVED, CLOSED, SPAM;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<TicketStatus, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable TicketStatus value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable TicketStatus convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, TicketStatus.class);
        }
    }
}
