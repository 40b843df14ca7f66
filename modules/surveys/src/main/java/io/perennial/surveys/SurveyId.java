package io.perennial.surveys;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a survey. */
public record SurveyId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "surv";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<SurveyId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable SurveyId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable SurveyId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, SurveyId::new);
        }
    }
}
