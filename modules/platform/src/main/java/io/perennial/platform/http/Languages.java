package io.perennial.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Selects the language of the product that suits a caller best. */
public final class Languages {
    private static final String SPOKEN = Languages.class.getName();
    private static final List<String> TRADITIONAL = List.of("TW", "HK", "MO");

    private Languages() {}

    /** Returns the language for this caller, and notes that the answer is in a language. */
    static String speak(HttpServletRequest request) {
        var language = best(Collections.list(request.getHeaders("Accept-Language")));
        request.setAttribute(SPOKEN, language);
        return language;
    }

    /** Returns the language of the answer; empty if the answer has no text of ours. */
    static Optional<String> spoken(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(SPOKEN));
    }

    /**
     * Returns {@code en}, {@code zh-Hans} or {@code zh-Hant}. A script decides before a region: {@code zh-Hans-HK} is simplified. A part
     * of the header that cannot be read counts as not sent.
     *
     * @param wishes the values of {@code Accept-Language} (RFC 9110, section 12.5.4)
     */
    static String best(List<String> wishes) {
        return wishes.stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .flatMap(Languages::ranges)
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                .map(Languages::language)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("en");
    }

    private static Stream<LanguageRange> ranges(String wish) {
        try {
            return LanguageRange.parse(wish.strip()).stream().limit(1);
        } catch (IllegalArgumentException unreadable) {
            return Stream.of();
        }
    }

    private static @Nullable String language(LanguageRange range) {
        if (range.getRange().equals("*")) return "en";
        return of(Locale.forLanguageTag(range.getRange().replace("-*", "")));
    }

    /** Returns {@code en}, {@code zh-Hans} or {@code zh-Hant} for who reads this language; null if the product does not speak it, or if nobody knows the language. */
    public static @Nullable String of(@Nullable Locale wish) {
        if (wish == null) return null;
        return switch (wish.getLanguage()) {
            case "en" -> "en";
            case "zh" -> isTraditional(wish) ? "zh-Hant" : "zh-Hans";
            default -> null;
        };
    }

    private static boolean isTraditional(Locale chinese) {
        return chinese.getScript().isEmpty() ? TRADITIONAL.contains(chinese.getCountry()) : chinese.getScript().equals("Hant");
    }
}
