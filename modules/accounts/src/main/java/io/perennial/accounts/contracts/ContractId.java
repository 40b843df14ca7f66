package io.perennial.accounts.contracts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** What an account bought. */
public record ContractId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "ctr";
    }

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept extends StoredPlain.Ids<ContractId> implements AttributeConverter<ContractId, UUID> {
        public Kept() {
            super(ContractId::new);
        }
    }
}
