package io.perennial.accounts.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** What a contact agreed to, per channel. Unknown is not a yes. */
public record Consent(Given email, Given phone, Given survey) {
    /** What is known of one consent. */
    public enum Given {
        GRANTED,
        DENIED,
        UNKNOWN
    }

    /** Nobody was asked. */
    static final Consent UNKNOWN = new Consent(Given.UNKNOWN, Given.UNKNOWN, Given.UNKNOWN);

    /** What was left out is unknown. */
    public Consent {
        email = email == null ? Given.UNKNOWN : email;
        phone = phone == null ? Given.UNKNOWN : phone;
        survey = survey == null ? Given.UNKNOWN : survey;
    }

    /** How an entity keeps it. */
    @Converter
    static class Kept implements AttributeConverter<Consent, Object> {
        @Override
        public String convertToDatabaseColumn(Consent consent) {
            return Stored.document(consent);
        }

        @Override
        public Consent convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
