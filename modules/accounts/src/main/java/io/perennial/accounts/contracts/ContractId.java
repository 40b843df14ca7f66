package io.perennial.accounts.contracts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a contract. */
public record ContractId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "ctr";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<ContractId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable ContractId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable ContractId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, ContractId::new);
        }
    }
}
