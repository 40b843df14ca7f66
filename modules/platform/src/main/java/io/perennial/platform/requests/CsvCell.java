package io.perennial.platform.requests;

import java.util.regex.Pattern;

/**
 * A text as a cell of a CSV file. A spreadsheet takes a text such as {@code =cmd|…} for a formula and runs it, so an apostrophe goes before
 * it, as OWASP recommends. A plain number such as {@code -5} stays, since it does nothing.
 */
public final class CsvCell {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)*");

    private CsvCell() {}

    public static String written(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** Returns the text of a cell that was written here, so that a file that was given back can be sent again. */
    public static String read(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    }
}
