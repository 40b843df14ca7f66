package io.perennial.identity;

import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.StoredPlain;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a member: a person who logs in. */
public record MemberId(UUID value) implements Id {
    /** Returns the calling member; empty for a client or a job. */
    public static Optional<MemberId> calling() {
        return TypeId.parse(Call.current().actor(), "mem", MemberId::new);
    }

    @Override
    public String prefix() {
        return "mem";
    }

    /** Stores the id in a column. */
    @Converter(autoApply = true)
    public static class Kept implements AttributeConverter<MemberId, UUID> {
        @Override
        public @Nullable UUID convertToDatabaseColumn(@Nullable MemberId id) {
            return StoredPlain.uuid(id);
        }

        @Override
        public @Nullable MemberId convertToEntityAttribute(@Nullable UUID value) {
            return StoredPlain.id(value, MemberId::new);
        }
    }
}
