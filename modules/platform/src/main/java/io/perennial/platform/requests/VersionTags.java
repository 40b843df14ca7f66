package io.perennial.platform.requests;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The list of {@code ETag}s in a condition of a request. A proxy that compresses answers makes a tag weak ({@code W/"4"}) or adds a suffix
 * to it ({@code "4-gzip"}); both still name the version that the client has read.
 */
record VersionTags(boolean any, List<String> tags) {
    private static final Pattern SENT = Pattern.compile("(?:W/)?(\"\\d+)(?:[-;+:]+[a-z]+)?\"");

    static VersionTags of(String header) {
        var sent = header.strip();
        if (sent.equals("*")) return new VersionTags(true, List.of());
        return new VersionTags(false, List.of(sent.split("\\s*,\\s*")));
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }

    boolean include(long version) {
        return any || tags.stream().anyMatch(sent -> tag(version).equals(SENT.matcher(sent).replaceFirst("$1\"")));
    }
}
