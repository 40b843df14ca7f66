package io.perennial.identity;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a team of members. */
public record TeamId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "team";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<TeamId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable TeamId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable TeamId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, TeamId::new);
        }
    }
}
