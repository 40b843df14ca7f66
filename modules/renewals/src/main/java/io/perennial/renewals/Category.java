package io.perennial.renewals;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** How far a forecast may count on a renewal, as who works on it says. */
public enum Category {
    COMMIT, BEST_CASE, PIPELINE, AT_RISK, OMITTED;

    /** Keeps it in a column. */
    @Converter(autoApply = true)
    public static class Kept extends StoredPlain.Words<Category> implements AttributeConverter<Category, String> {
        public Kept() {
            super(Category.class);
        }
    }
}
