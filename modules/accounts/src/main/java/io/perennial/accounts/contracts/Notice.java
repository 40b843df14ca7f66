package io.perennial.accounts.contracts;

import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The notice that was given of a contract. It ends nothing by itself: the decision on the renewal does.
 *
 * @param receivedOn the day on which it was received
 */
public record Notice(@NotNull LocalDate receivedOn, @NotNull By by) {
    /** Says who gave it. */
    public enum By {
        CUSTOMER, US;

        /** Keeps it in a column. */
        @Converter(autoApply = true)
        public static class Kept implements AttributeConverter<By, String> {
            @Override
            public @Nullable String convertToDatabaseColumn(@Nullable By value) {
                return StoredPlain.word(value);
            }

            @Override
            public @Nullable By convertToEntityAttribute(@Nullable String word) {
                return StoredPlain.value(word, By.class);
            }
        }
    }
}
