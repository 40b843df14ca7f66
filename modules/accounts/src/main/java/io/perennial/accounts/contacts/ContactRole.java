package io.perennial.accounts.contacts;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The role of a contact in the customer's decisions. */
enum ContactRole {
    CHAMPION,
    DECISION_MAKER,
    ECONOMIC_BUYER,
    TECHNICAL,
    USER,
    BILLING,
    OTHER;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<ContactRole, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable ContactRole value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable ContactRole convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, ContactRole.class);
        }
    }
}
