package io.perennial.api.wall;

import io.perennial.api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares two answers byte by byte, except ids, instants, the marks of records, times of calls, seconds that a clock counted, signed addresses, the numbers of tickets and the requested value. */
final class Sameness {
    private static final Pattern ID = Pattern.compile("\\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}");
    private static final Pattern MARK = Pattern.compile("(?<![0-9a-f])[0-9a-f]{8}([-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}\\b");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    /** The caller's own tickets are numbered 1, 2, 3 … */
    private static final Pattern NUMBER = Pattern.compile("\"number\":\\d+");

    /** Each call of the tests has a time of its own. */
    private static final Pattern LOCAL = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d\"");

    /** The days of a series, which follow from its time. */
    private static final Pattern DAYS = Pattern.compile("\"(plannedUntil|lastOn)\":\"[0-9-]+\"");

    /** A running clock counts on between two calls; what it aims at stays. */
    private static final Pattern COUNTED = Pattern.compile("\"(used|left|held|business|age)Seconds\":-?\\d+");

    /** The secret end of an address that is made for one reader. */
    private static final Pattern SIGNED = Pattern.compile("/[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b");

    private Sameness() {}

    /** Returns the difference, if there is one. */
    static Optional<String> difference(Answer first, String askedFirst, Answer second, String askedSecond) {
        var one = neutral(first, askedFirst);
        var other = neutral(second, askedSecond);
        return one.equals(other) ? Optional.empty() : Optional.of("\n" + one + "\nis told from\n" + other);
    }

    private static String neutral(Answer answer, String asked) {
        var headers = new TreeMap<>(answer.exchange().received());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Date") || name.equalsIgnoreCase("Request-Id"));
        // A PUT writes the caller's own record once per request, so its version differs.
        if (answer.exchange().method().equals("PUT")) headers.computeIfPresent("etag", (name, version) -> List.of("<version>"));
        // Requests of the same login at the same time count down together.
        headers.computeIfPresent("ratelimit", (name, left) -> List.of(left.getFirst().replaceFirst("r=\\d+", "r=<left>")));
        // The length depends on the instants, whose last digits are left out if they are zeros.
        if (INSTANT.matcher(answer.body()).find()) headers.remove("content-length");
        return neutral(answer.status() + "\n" + headers + "\n" + answer.body(), asked);
    }

    private static String neutral(String text, String asked) {
        var encoded = URLEncoder.encode(asked, StandardCharsets.UTF_8).replace("+", "%20");
        var plain = text.replace(asked, "<asked>").replace(encoded, "<asked>");
        var marked = MARK.matcher(ID.matcher(plain).replaceAll("<asked>")).replaceAll("<mark>");
        var timeless = LOCAL.matcher(INSTANT.matcher(marked).replaceAll("<instant>")).replaceAll("<local>");
        timeless = DAYS.matcher(timeless).replaceAll("\"$1\":<day>");
        timeless = COUNTED.matcher(timeless).replaceAll("\"$1Seconds\":<counted>");
        return NUMBER.matcher(SIGNED.matcher(timeless).replaceAll("/<signed>")).replaceAll("\"number\":<number>");
    }
}
