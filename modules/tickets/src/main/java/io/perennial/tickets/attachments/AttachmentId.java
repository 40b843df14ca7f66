package io.perennial.tickets.attachments;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.kernel.Id;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;

/** The id of a file that belongs to a message, or will. */
public record AttachmentId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "atch";
    }

    /** Stores a list of them by their uuids. */
    @Converter
    public static class Kept implements AttributeConverter<List<AttachmentId>, Object> {
        @Override
        public String convertToDatabaseColumn(List<AttachmentId> files) {
            return Stored.document(files.stream().map(AttachmentId::value).toList());
        }

        @Override
        public List<AttachmentId> convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<List<UUID>>() {}).stream().map(AttachmentId::new).toList();
        }
    }
}
