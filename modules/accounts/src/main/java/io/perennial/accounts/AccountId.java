package io.perennial.accounts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of an account. */
public record AccountId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "acct";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<AccountId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable AccountId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable AccountId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, AccountId::new);
        }
    }
}
