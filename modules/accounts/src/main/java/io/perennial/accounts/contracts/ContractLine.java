package io.perennial.accounts.contracts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Stored;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * A line of a contract, worth {@code quantity × unitPrice} per {@code per}.
 *
 * @param unitPrice in the contract's currency; negative for a discount
 * @param per {@code month}, {@code quarter}, {@code half_year}, {@code year}, or any number of whole months, such as {@code P36M}
 * @param recurring true if it counts towards MRR and ARR; a set-up fee does not
 */
public record ContractLine(
        @NotNull @Characters(max = 200) String product,
        @NotNull @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 12, fraction = 6, message = DIGITS) BigDecimal quantity,
        @NotNull @Digits(integer = 12, fraction = 6, message = DIGITS) BigDecimal unitPrice,
        @Pattern(regexp = Per.FORM, message = "must be month, quarter, half_year, year or whole months, such as P36M") String per,
        Boolean recurring) {
    private static final String DIGITS = "must have at most {integer} digits before the point and {fraction} after it";

    /** Sets the defaults: monthly and recurring. */
    public ContractLine {
        per = per == null ? Per.MONTH : Per.named(per);
        recurring = recurring == null || recurring;
    }

    /** Returns a line of an amount a year. */
    public static ContractLine yearly(String product, BigDecimal amount) {
        return new ContractLine(product, BigDecimal.ONE, amount, Per.YEAR, true);
    }

    /** Returns the months that the price is for. */
    BigInteger months() {
        return BigInteger.valueOf(Per.months(per).orElseThrow());
    }

    /** Returns the price of all for one period. */
    BigDecimal price() {
        return quantity.multiply(unitPrice);
    }

    /** Returns this line at another price, with at least as many decimals as before. */
    ContractLine at(BigDecimal price) {
        var plain = price.stripTrailingZeros();
        return new ContractLine(product, quantity, plain.setScale(Math.max(unitPrice.scale(), plain.scale())), per, recurring);
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
