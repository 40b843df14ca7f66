package io.perennial.tickets.queues;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a queue. */
public record QueueId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "que";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<QueueId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable QueueId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable QueueId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, QueueId::new);
        }
    }
}
