package io.perennial.tickets;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.kernel.Maybe;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The person who asked, as the channel knows them. It stays as it was said, also if the person is a known contact.
 *
 * @param channelId the id of the person in the channel
 */
public record Requester(
        @Characters(max = 200) @Nullable String name,
        @Email(message = "must be an e-mail address") @Characters(min = 3, max = 254) @Nullable String email,
        @Pattern(regexp = PHONE, message = "must contain only digits, letters, spaces and + * # ( ) . , ; : = / -") @Characters(max = 50)
        @Nullable String phone,
        @Characters(max = 200) @Nullable String channelId) {
    static final String PHONE = "[0-9A-Za-z+*#().,;:=/ -]+";

    /** Stores the requester in a column of an entity. */
    @Converter
    static class Kept implements AttributeConverter<Requester, Object> {
        @Override
        public @Nullable Object convertToDatabaseColumn(@Nullable Requester requester) {
            return Maybe.map(requester, Stored::document);
        }

        @Override
        public @Nullable Requester convertToEntityAttribute(@Nullable Object document) {
            return document == null ? null : Stored.value(document, new TypeReference<>() {});
        }
    }
}
