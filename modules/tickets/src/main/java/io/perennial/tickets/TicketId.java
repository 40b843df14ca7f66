package io.perennial.tickets;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a ticket. */
public record TicketId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "tick";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<TicketId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable TicketId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable TicketId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, TicketId::new);
        }
    }
}
