package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.app.spec.OurClasses;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.spec.Translations;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that each text for callers in the code has its translations, and that no translation is left over. */
class TranslationsTest {
    private static final Pattern NAME = Pattern.compile("\\{\\w+}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @Test
    void each_text_for_callers_is_said_in_three_languages() throws IOException {
        var code = Sentences.in(bytes(OurClasses.all()));
        assertEquals("", String.join("\n", code.complaints()));

        var texts = new TreeSet<>(code.texts());
        texts.addAll(ConstraintTexts.of(OurClasses.all()));
        texts.addAll(OurClasses.nouns());
        assertTrue(texts.size() > 150, () -> "only " + texts.size());
        assertEquals("", String.join("\n", complaints(texts, Translations.load().entries())));
    }

    @Test
    void what_is_missing_or_left_over_or_half_is_named() {
        var said = Map.of("en", "must be at most {max}", "zh-Hans", "不能大于 {max}", "zh-Hant", "不能大於 {max}");
        var half = Map.of("en", "is required", "zh-Hans", "必填", "zh-Hant", "is required");
        var wrong = Map.of("en", "The file has {rows} rows.", "zh-Hans", "文件有 {row} 行。", "zh-Hant", "檔案有 {rows} 列。");

        assertEquals(List.of(), complaints(Set.of("must be at most {max}"), List.of(said)));
        assertEquals(
                List.of("not translated: must be text", "twice: must be at most {max}", "not Chinese in zh-Hant: is required",
                        "other names in zh-Hans: The file has {rows} rows.", "no longer said: The file has {rows} rows."),
                complaints(Set.of("is required", "must be at most {max}", "must be text"), List.of(said, said, half, wrong)));
    }

    @Test
    void a_text_that_is_put_together_at_run_time_is_found() throws IOException {
        var code = Sentences.in(bytes(List.of(Refusal.Reason.class, Wording.class, Careless.class)));

        assertEquals(Set.of("Constant.", "Said too."), code.texts());
        assertEquals(List.of("built calls because", "chosen calls because"),
                code.complaints().stream().map(found -> found.replaceAll(".*\\.(\\w+ calls \\w+) .*", "$1")).toList());
    }

    static final class Careless {
        Refusal built(int rows) {
            return RequestRefusal.INVALID.because("There are " + rows);
        }

        Refusal chosen(boolean first) {
            return RequestRefusal.INVALID.because(first ? "First." : "Second.");
        }

        Refusal constant() {
            return RequestRefusal.INVALID.because("Constant.");
        }

        Refusal withValues() {
            return RequestRefusal.INVALID.because(Wording.of("Said too.").with("rows", 1));
        }
    }

    private static List<String> complaints(Set<String> texts, List<Map<String, String>> entries) {
        var found = new ArrayList<String>();
        var translated = entries.stream().map(entry -> entry.get("en")).collect(Collectors.toSet());
        texts.stream().filter(text -> !translated.contains(text)).forEach(text -> found.add("not translated: " + text));
        var seen = new HashSet<String>();
        for (var entry : entries) {
            var english = Objects.requireNonNull(entry.get("en"));
            if (!seen.add(english)) found.add("twice: " + english);
            for (var language : List.of("zh-Hans", "zh-Hant")) {
                var text = entry.getOrDefault(language, "");
                if (!HAN.matcher(text).find()) found.add("not Chinese in " + language + ": " + english);
                if (!names(text).equals(names(english))) found.add("other names in " + language + ": " + english);
            }
            if (!texts.contains(english)) found.add("no longer said: " + english);
        }
        return found;
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static List<byte[]> bytes(List<Class<?>> types) throws IOException {
        var all = new ArrayList<byte[]>();
        for (var type : types)
            try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
                all.add(Objects.requireNonNull(file).readAllBytes());
            }
        return all;
    }
}
