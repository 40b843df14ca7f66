package io.perennial.accounts.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maps a row of a CSV file with a header to the body of an API call of its kind.
 *
 * @param match   the external key by which a row finds the record of an earlier run; none for usage, whose points have an identity of
 *     their own
 * @param account the account of a contact, a contract or usage; none for accounts
 * @param ticket  the ticket of a message
 * @param parent  the account above an account
 * @param fields  the API's fields, by name
 * @param customFields an account's custom fields, by key
 * @param consent the parts of a contact's consent
 * @param lines   a contract's lines; one whose unit price is empty is left out
 */
record ImportMapping(
        String kind,
        @Nullable ExternalKey match,
        @Nullable AccountKey account,
        @Nullable ExternalKey ticket,
        @Nullable ExternalKey parent,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Source> fields,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Source> customFields,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Source> consent,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Line> lines) {

    /** A system, and the column with the external id in that system. */
    record ExternalKey(String system, String column) {}

    /** An account, found by its own external key or by that of one of its contracts. */
    record AccountKey(String system, String column, Through through) {
        AccountKey {
            through = Objects.requireNonNullElse(through, Through.ACCOUNT);
        }
    }

    /** The record whose external key leads to the account. */
    enum Through { ACCOUNT, CONTRACT }

    /** A line of a contract; a missing field has the API's default. */
    record Line(Source product, Source quantity, Source unitPrice, @Nullable Source per, @Nullable Source recurring) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Reads a stored mapping. It was valid when the files were applied, so an unreadable one is a bug. */
    static ImportMapping read(String definition) {
        try {
            return JSON.readValue(definition, ImportMapping.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("The stored mapping cannot be read", fault);
        }
    }
}
