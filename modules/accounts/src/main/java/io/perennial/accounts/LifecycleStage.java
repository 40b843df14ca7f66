package io.perennial.accounts;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** The stage of a customer in its relationship with the tenant. */
enum LifecycleStage {
    PROSPECT,
    ONBOARDING,
    ADOPTION,
    VALUE,
    GROWTH,
    AT_RISK,
    CHURNED;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<LifecycleStage, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable LifecycleStage value) {
            return StoredPlain.word(value);
        }

        @Override
        public @Nullable LifecycleStage convertToEntityAttribute(@Nullable String word) {
            return StoredPlain.value(word, LifecycleStage.class);
        }
    }
}
