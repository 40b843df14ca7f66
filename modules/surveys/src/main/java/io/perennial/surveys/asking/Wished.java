package io.perennial.surveys.asking;

import io.perennial.platform.http.Languages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that somebody wishes, among those in which we have texts of our own. */
final class Wished {
    private Wished() {}

    static List<String> of(@Nullable Locale locale) {
        var language = Languages.of(locale);
        return language == null ? List.of() : List.of(language);
    }
}
