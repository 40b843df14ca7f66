package io.perennial.engagement.tasks;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a task. */
public record ChecklistItem(@NotNull @Characters(max = 200) String text, @Nullable Boolean done) {
    /** Sets missing values to their defaults. */
    public ChecklistItem {
        done = done != null && done;
    }

    /** Stores the steps in a column of an entity. */
    @Converter
    static class Kept implements AttributeConverter<List<ChecklistItem>, Object> {
        @Override
        public String convertToDatabaseColumn(List<ChecklistItem> steps) {
            return Stored.document(steps);
        }

        @Override
        public List<ChecklistItem> convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
