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
 * One thing on a contract, worth {@code quantity × unitPrice} each {@code per}.
 *
 * @param unitPrice in the contract's currency; negative for a discount
 * @param recurring whether it counts towards MRR and ARR; a set-up fee does not
 */
public record ContractLine(
        @NotNull @Characters(max = 200) String product,
        @NotNull @PositiveOrZero(message = "Not negative") @Digits(integer = 12, fraction = 6, message = DIGITS)
                BigDecimal quantity,
        @NotNull @Digits(integer = 12, fraction = 6, message = DIGITS) BigDecimal unitPrice,
        Per per,
        Boolean recurring) {
    private static final String DIGITS = "At most {integer} digits before the point and {fraction} after it";

    /** What was left out is paid by the month, again and again. */
    public ContractLine {
        per = per == null ? Per.MONTH : per;
        recurring = recurring == null || recurring;
    }

    /** So much a year, for whatever it is. */
    public static ContractLine yearly(String product, BigDecimal amount) {
        return new ContractLine(product, BigDecimal.ONE, amount, Per.YEAR, true);
    }

    /** How a contract keeps its lines. */
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
