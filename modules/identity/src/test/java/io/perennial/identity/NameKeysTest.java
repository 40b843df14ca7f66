package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameKeysTest {
    private static List<String> sorted(String language, String... names) {
        var keys = NameKeys.of(Locale.forLanguageTag(language));
        return Arrays.stream(names).sorted(Comparator.comparing(keys::of, Arrays::compareUnsigned)).toList();
    }

    @Test
    void case_and_accents_count_only_between_names_that_are_otherwise_the_same() {
        assertEquals(List.of("anton", "Ärzte", "Berta", "éclair", "Éclair", "zebra"),
                sorted("en", "zebra", "Berta", "Éclair", "éclair", "anton", "Ärzte"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-Hans", "zh-CN", "en", "de-DE"})
    void chinese_names_are_sorted_by_pinyin(String language) {
        assertEquals(List.of("阿里", "北京", "重庆", "上海", "张三"), sorted(language, "张三", "上海", "重庆", "阿里", "北京"));
    }

    @Test
    void letters_come_before_chinese_except_for_the_chinese() {
        assertEquals(List.of("Zebra", "阿里"), sorted("en", "阿里", "Zebra"));
        assertEquals(List.of("阿里", "Zebra"), sorted("zh-Hans", "Zebra", "阿里"));
    }

    @Test
    void a_language_with_an_order_of_its_own_keeps_it() {
        assertEquals(List.of("Zon", "Ånge"), sorted("sv", "Ånge", "Zon"));
        assertEquals(List.of("Ånge", "Zon"), sorted("en", "Ånge", "Zon"));
    }

    @Test
    void the_longest_name_has_a_key_that_an_index_and_a_cursor_hold() {
        assertEquals(500, NameKeys.of(Locale.CHINA).of("\ud840\udc0b".repeat(200)).length);
    }

    @Test
    void the_keys_of_a_language_are_one_range_which_no_other_language_shares() {
        var english = NameKeys.of(Locale.ENGLISH);
        for (var name : List.of("", "a", "龘", "\uffff")) {
            assertTrue(Arrays.compareUnsigned(english.least(), english.of(name)) <= 0);
            assertTrue(Arrays.compareUnsigned(english.of(name), english.beyond()) < 0);
        }
        var german = NameKeys.of(Locale.GERMAN).of("a");
        assertTrue(Arrays.compareUnsigned(german, english.least()) < 0 || Arrays.compareUnsigned(german, english.beyond()) >= 0);
        assertArrayEquals(english.of("a"), NameKeys.of(Locale.ENGLISH).of("a"));
    }
}
