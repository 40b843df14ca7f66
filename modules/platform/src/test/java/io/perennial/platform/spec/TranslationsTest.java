package io.perennial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.Wording;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TranslationsTest {
    private final Translations translations = Translations.of(List.of(
            Map.of("en", "must be one of {allowed}", "zh-Hans", "必须是以下之一：{allowed}"),
            Map.of("en", "Another {kind} has {max} keys.", "zh-Hans", "另一个{kind}有 {max} 个键。"),
            Map.of("en", "contact", "zh-Hans", "联系人")));

    @Test
    void a_text_is_said_with_its_values_in_the_callers_language() {
        var colours = Wording.of("must be one of {allowed}").with("allowed", List.of("red", "$1"));
        assertEquals("must be one of red, $1", translations.said(colours, "en"));
        assertEquals("必须是以下之一：red、$1", translations.said(colours, "zh-Hans"));
    }

    @Test
    void a_text_among_the_values_is_translated_too() {
        var taken = Wording.of("Another {kind} has {max} keys.").with("kind", Wording.of("contact")).with("max", 10);
        assertEquals("Another contact has 10 keys.", taken.english());
        assertEquals("另一个联系人有 10 个键。", translations.said(taken, "zh-Hans"));
        assertEquals(Map.of("kind", "联系人", "max", 10), translations.values(taken, "zh-Hans"));
    }

    @Test
    void a_text_without_a_translation_is_said_in_english() {
        assertEquals("Two wheels, {max} at most", translations.said(Wording.of("Two wheels, {max} at most"), "zh-Hans"));
    }
}
