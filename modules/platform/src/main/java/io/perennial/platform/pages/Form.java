package io.perennial.platform.pages;

import io.perennial.platform.call.RequestRefusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Holds what somebody has filled in: the fields of a form, each once, with line feeds as ends of lines, and the files by the names of their fields. */
public record Form(Map<String, String> fields, Map<String, SentFile> files) {
    /** Enough for a survey of many questions. */
    private static final int MOST_FIELDS = 500;

    public Form {
        fields = Map.copyOf(fields);
        files = Map.copyOf(files);
    }

    public Form(Map<String, String> fields) {
        this(fields, Map.of());
    }

    /** Reads {@code application/x-www-form-urlencoded}, in UTF-8. Of a field that is sent twice, the first counts. */
    static Form read(String body) {
        var fields = new HashMap<String, String>();
        var parts = body.split("&", MOST_FIELDS + 1);
        if (parts.length > MOST_FIELDS) throw RequestRefusal.MALFORMED_REQUEST.because("The request cannot be read.");
        for (var part : parts) {
            var equals = part.indexOf('=');
            if (equals > 0) fields.putIfAbsent(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return lines(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The request cannot be read.");
        }
    }

    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Returns a field without spaces around it; empty if it is missing. */
    public String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
