package io.perennial.surveys;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of an invitation. */
public record InvitationId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "invt";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<InvitationId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable InvitationId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable InvitationId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, InvitationId::new);
        }
    }
}
