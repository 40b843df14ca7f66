package io.perennial.surveys;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of an answer. */
public record AnswerId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "answ";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<AnswerId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable AnswerId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable AnswerId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, AnswerId::new);
        }
    }
}
