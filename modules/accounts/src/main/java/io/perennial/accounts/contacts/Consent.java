package io.perennial.accounts.contacts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A contact's consent per channel. Unknown does not mean yes. */
public record Consent(Given email, Given phone, Given survey) {
    /** The state of the consent to one channel. */
    public enum Given {
        GRANTED,
        DENIED,
        UNKNOWN
    }

    /** The consent of a contact who was not asked. */
    static final Consent UNKNOWN = new Consent(Given.UNKNOWN, Given.UNKNOWN, Given.UNKNOWN);

    /** Replaces a missing channel by unknown. */
    public Consent {
        email = email == null ? Given.UNKNOWN : email;
        phone = phone == null ? Given.UNKNOWN : phone;
        survey = survey == null ? Given.UNKNOWN : survey;
    }

    /** Stores the consent in a column of an entity. */
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
