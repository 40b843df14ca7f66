package io.perennial.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({
        "en-GB, en", "zh, zh-Hans", "zh-CN, zh-Hans", "zh-SG, zh-Hans", "zh-Hans, zh-Hans", "zh-TW, zh-Hant", "zh-HK, zh-Hant",
        "zh-MO, zh-Hant", "zh-Hant, zh-Hant", "zh-Hant-TW, zh-Hant", "ZH-hant-hk, zh-Hant", "zh-Hans-HK, zh-Hans", "fr, en", "*, en",
        "zh-*, zh-Hans"
    })
    void speaks_the_language_asked_for_or_english(String wish, String spoken) {
        assertEquals(spoken, Languages.best(List.of(wish)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fr, zh-TW, en | zh-Hant", "en;q=0.5, zh-Hant;q=0.8 | zh-Hant", "zh;q=0, en;q=0.1 | en", "zh-Hans;q=0.5,zh-Hant;q=0.5 | zh-Hans",
        "fr;q=1, *;q=0.1, zh;q=0.5 | zh-Hans"
    })
    void takes_the_best_wish_that_it_can_fulfil(String wishes, String spoken) {
        assertEquals(spoken, Languages.best(List.of(wishes)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"xx;q=abc, zh-Hant | zh-Hant", ";;q=zz,, zh | zh-Hans", "en;q=7, zh | zh-Hans", "'' | en"})
    void passes_over_what_it_cannot_read(String wishes, String spoken) {
        assertEquals(spoken, Languages.best(List.of(wishes)));
    }

    @Test
    void reads_all_headers_and_speaks_english_without_one() {
        assertEquals("zh-Hant", Languages.best(List.of("fr", "zh-TW")));
        assertEquals("en", Languages.best(List.of()));
    }
}
