package io.perennial.accounts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;

/** A customer of the tenant. */
public record AccountId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "acct";
    }

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept extends StoredPlain.Ids<AccountId> implements AttributeConverter<AccountId, UUID> {
        public Kept() {
            super(AccountId::new);
        }
    }
}
