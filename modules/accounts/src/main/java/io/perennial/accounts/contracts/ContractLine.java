package io.perennial.accounts.contracts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;

/**
 * A line of a contract, worth {@code quantity × unitPrice} per {@code per}.
 *
 * @param unitPrice in the contract's currency; negative for a discount
 * @param recurring true if it counts towards MRR and ARR; a set-up fee does not
 */
public record ContractLine(
        @NotNull @Characters(max = 200) String product,
        @NotNull @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 12, fraction = 6, message = DIGITS) BigDecimal quantity,
        @NotNull @Digits(integer = 12, fraction = 6, message = DIGITS) BigDecimal unitPrice,
        Per per,
        Boolean recurring) {
    private static final String DIGITS = "must have at most {integer} digits before the point and {fraction} after it";

    /** Sets the defaults: monthly and recurring. */
    public ContractLine {
        per = per == null ? Per.MONTH : per;
        recurring = recurring == null || recurring;
    }

    /** Returns a line of an amount a year. */
    public static ContractLine yearly(String product, BigDecimal amount) {
        return new ContractLine(product, BigDecimal.ONE, amount, Per.YEAR, true);
    }

    /** Stores the lines in a column of the contract. */
    @Converter
    static class Kept implements AttributeConverter<List<ContractLine>, Object> {
        @Override
        public String convertToDatabaseColumn(List<ContractLine> lines) {
            return Stored.document(lines);
        }

        @Override
        public List<ContractLine> convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }
}
