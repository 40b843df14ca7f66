package io.perennial.accounts.contracts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads the last day of a contract, as companies write it, as the day after it: {@code endsOn}. Read as it is, each renewal on the next day
 * would be churn and a reactivation.
 */
final class LastDay {
    private static final String LAST_DAY = "lastDay";
    private static final String ENDS_ON = "endsOn";

    private LastDay() {}

    /** Returns the statement unchanged if it has both, which is refused later, or if the last day is no day. */
    static Statement read(Statement said) {
        if (!said.fields().has(LAST_DAY) || said.fields().has(ENDS_ON)) return said;
        var read = said.fields().deepCopy();
        return replaced(read) ? new Statement(read) : said;
    }

    private static boolean replaced(ObjectNode fields) {
        var last = fields.remove(LAST_DAY);
        if (last.isNull()) {
            fields.putNull(ENDS_ON);
            return true;
        }
        try {
            fields.put(ENDS_ON, LocalDate.parse(last.textValue() == null ? "" : last.textValue()).plusDays(1).toString());
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }
}
