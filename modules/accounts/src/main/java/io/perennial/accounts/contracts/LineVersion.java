package io.perennial.accounts.contracts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.kernel.Money;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a contract from a day until the next version takes effect, and what they are worth.
 *
 * @param exactArr null if {@code arr} is exact
 */
record LineVersion(
        LocalDate effectiveOn, List<ContractLine> lines, Money arr, Money mrr, @Nullable BigDecimal exactArr, BigDecimal exactParts) {
    static LineVersion of(LocalDate effectiveOn, List<ContractLine> lines, Currency currency, boolean counts) {
        var exact = ExactRevenue.of(counts ? lines : List.of());
        var arr = exact.arr(currency);
        return new LineVersion(effectiveOn, lines, arr, exact.mrr(currency), exact.is(arr.amount()) ? null : exact.sum(),
                new BigDecimal(exact.parts()));
    }

    /** Stores the versions in a column of the contract, which is null for a contract with one version. */
    @Converter
    static class Kept implements AttributeConverter<List<LineVersion>, Object> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable List<LineVersion> versions) {
            return versions == null || versions.size() < 2 ? null : Stored.document(versions);
        }

        @Override
        public List<LineVersion> convertToEntityAttribute(@Nullable Object document) {
            return document == null ? List.of() : Stored.value(document, new TypeReference<>() {});
        }
    }
}
