package io.perennial.platform.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/** Makes texts of people fit for the header of a mail, so that none of them can begin another header or another address. */
final class Headers {
    private static final int LONGEST_SUBJECT = 250;
    private static final int LONGEST_NAME = 150;
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029\\s]+");

    /** Matches an address in ASCII with one @, without quotes, comments or routes. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?");

    private Headers() {}

    static String subject(String text) {
        return line(text, LONGEST_SUBJECT);
    }

    static String name(String text) {
        return line(text, LONGEST_NAME);
    }

    private static String line(String text, int longest) {
        var line = BREAKING.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= longest ? line : line.substring(0, line.offsetByCodePoints(0, longest));
    }

    /** Returns the address if a mail can be sent to it, and to nobody else. */
    static Optional<String> address(String text) {
        return Optional.of(text.strip()).filter(address -> ADDRESS.matcher(address).matches());
    }
}
