package io.perennial.platform.http;

import java.util.List;
import java.util.Locale;

/** Selects the language of the product that suits a caller best. */
final class Languages {
    private Languages() {}

    /** Returns {@code en}, {@code zh-Hans} or {@code zh-Hant}; the latter also for the regions TW, HK and MO. */
    static String spoken(List<Locale> wishes) {
        for (var wish : wishes) {
            if (wish.getLanguage().equals("en")) return "en";
            if (wish.getLanguage().equals("zh")) return traditional(wish) ? "zh-Hant" : "zh-Hans";
        }
        return "en";
    }

    private static boolean traditional(Locale chinese) {
        return chinese.getScript().equals("Hant")
                || chinese.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(chinese.getCountry());
    }
}
