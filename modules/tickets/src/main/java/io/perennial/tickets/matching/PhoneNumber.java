package io.perennial.tickets.matching;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A telephone number in its international form (E.164), without an extension. */
record PhoneNumber(String international) {
    private static final int DIGITS = 6;

    /** @param country the country in which a number without {@code +} is dialled; null if it is unknown */
    static Optional<PhoneNumber> of(String text, @Nullable String country) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text, country);
            if (!numbers.isPossibleNumber(number)) return Optional.empty();
            return Optional.of(new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    /** Returns the digits by which numbers that may be the same are found; null if it has fewer. */
    static @Nullable String lastDigits(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.length() < DIGITS ? null : digits.substring(digits.length() - DIGITS);
    }

    static boolean areSame(String one, String other, @Nullable String country) {
        return of(one, country).filter(number -> of(other, country).filter(number::equals).isPresent()).isPresent();
    }
}
