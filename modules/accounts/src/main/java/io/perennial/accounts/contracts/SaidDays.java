package io.perennial.accounts.contracts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.Sql;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores the days for which lines of contracts were said. Nobody sees them, so they make no version of a contract and no event. */
final class SaidDays {
    private static final String WRITE =
            """
            update accounts.contract c
            set said_on = case when m.days <> '[]' then m.days end
            from unnest(:id::uuid[], :days::jsonb[]) m (id, days)
            where c.tenant_id = :tenant and c.id = m.id
            """;

    private SaidDays() {}

    static void write(Collection<Contract> contracts, Sql sql) {
        sql.changeEach(WRITE, contracts.stream()
                .filter(Contract::isSaidForOtherDays)
                .map(contract -> Map.<String, Object>of("id", contract.id(), "days", contract.saidOn()))
                .toList());
    }

    /** Stores null if the days follow from the versions. */
    @Converter
    static class Kept implements AttributeConverter<List<@Nullable LocalDate>, Object> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<@Nullable LocalDate> days) {
            return days == null || days.isEmpty() ? null : Stored.document(days);
        }

        @Override
        public List<@Nullable LocalDate> convertToEntityAttribute(@Nullable Object document) {
            return document == null ? List.of() : Stored.value(document, new TypeReference<>() {});
        }
    }
}
