package io.perennial.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "en-GB, en", "zh, zh-Hans", "zh-CN, zh-Hans", "zh-SG, zh-Hans", "zh-TW, zh-Hant", "zh-HK, zh-Hant", "zh-MO, zh-Hant",
        "zh-Hant, zh-Hant", "zh-Hans-HK, zh-Hans", "fr, en", "*, en"
    })
    void speaks_the_language_asked_for_or_english(String wish, String spoken) {
        assertEquals(spoken, Languages.spoken(wishes(wish)));
    }

    @Test
    void takes_the_first_wish_that_it_can_fulfil() {
        assertEquals("zh-Hant", Languages.spoken(wishes("fr", "zh-TW", "en")));
        assertEquals("en", Languages.spoken(List.of()));
    }

    private static List<Locale> wishes(String... tags) {
        return Stream.of(tags).map(Locale::forLanguageTag).toList();
    }
}
