package io.perennial.engagement.callbacks;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a callback. */
public record CallbackId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "call";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<CallbackId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable CallbackId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable CallbackId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, CallbackId::new);
        }
    }
}
