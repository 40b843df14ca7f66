package io.perennial.platform.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The media types that a caller accepts (RFC 9110, section 12.5.1). A part of the header that cannot be read counts as not sent, because
 * no answer depends on it.
 */
record AcceptedTypes(List<Range> ranges) {
    private static final Pattern TOKENS = Pattern.compile("(\\*/\\*|[\\w!#$&^.+-]+/(?:\\*|[\\w!#$&^.+-]+))\\s*(;.*)?");
    private static final Pattern QUALITY = Pattern.compile("(?i).*;\\s*q\\s*=\\s*([^;\\s]*)\\s*(;.*)?");
    private static final Pattern REFUSED = Pattern.compile("0(\\.0{0,3})?");
    private static final Pattern WEIGHT = Pattern.compile("(0(\\.\\d{0,3})?|1(\\.0{0,3})?)");

    private record Range(String type, boolean refused) {
        boolean covers(String offered) {
            return type.equals("*/*") || type.equals(offered)
                    || type.endsWith("/*") && offered.startsWith(type.substring(0, type.length() - 1));
        }
    }

    static AcceptedTypes of(List<String> headers) {
        var ranges = new ArrayList<Range>();
        for (var header : headers) Arrays.stream(header.split(",")).forEach(part -> read(part.strip(), ranges));
        return new AcceptedTypes(ranges);
    }

    private static void read(String part, List<Range> ranges) {
        var tokens = TOKENS.matcher(part);
        if (!tokens.matches()) return;
        var quality = QUALITY.matcher(part);
        var weight = quality.matches() ? quality.group(1) : "1";
        if (WEIGHT.matcher(weight).matches())
            ranges.add(new Range(tokens.group(1).toLowerCase(Locale.ROOT), REFUSED.matcher(weight).matches()));
    }

    /** Returns true if the caller accepts one of these types, or has said nothing that can be read. */
    boolean allowsOneOf(List<String> offered) {
        return ranges.isEmpty() || offered.stream().anyMatch(this::allows);
    }

    /** The most specific range decides. */
    private boolean allows(String offered) {
        return ranges.stream().filter(range -> range.covers(offered))
                .max(java.util.Comparator.comparingInt(range -> range.type().equals("*/*") ? 0 : range.type().endsWith("/*") ? 1 : 2))
                .map(range -> !range.refused())
                .orElse(false);
    }
}
