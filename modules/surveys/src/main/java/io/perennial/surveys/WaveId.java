package io.perennial.surveys;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a wave. */
public record WaveId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "wave";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<WaveId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable WaveId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable WaveId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, WaveId::new);
        }
    }
}
