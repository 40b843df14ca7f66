package io.perennial.accounts.contacts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a contact. */
public record ContactId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "cont";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<ContactId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable ContactId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable ContactId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, ContactId::new);
        }
    }
}
