package io.perennial.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.Period;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @Test
    void a_text_with_pairs_of_surrogates_is_kept() {
        assertEquals("🚪 北门", Texts.kept("🚪 北门"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\ud83d", "a\ud83d", "\ud83da", "\ude80", "\ude80\ud83d"})
    void a_text_that_no_database_keeps_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Texts.kept(text));
    }

    @Test
    void an_instant_of_any_offset_is_one_in_utc_to_the_microsecond() {
        assertEquals(Instant.parse("2026-03-01T08:00:00.123456Z"), Texts.instant("2026-03-01T09:00:00.123456789+01:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31T23:59:59Z", "3000-01-01T00:00:00Z", "2999-12-31T23:59:59-01:00", "2026-03-01", "now", ""})
    void an_instant_out_of_these_centuries_is_refused(String text) {
        assertThrows(RuntimeException.class, () -> Texts.instant(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P12M", "P3Y", "P2W", "P0D", "P999D"})
    void a_period_has_one_unit(String text) {
        assertEquals(Period.parse(text), Texts.period(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "P-1D", "-P1D", "P1000D", "P1Y1M", "p1d", "PT1H", "P1.5M", "1M"})
    void any_other_period_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Texts.period(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.5", "12.50", "999999999999999.999999"})
    void a_decimal_keeps_its_digits(String text) {
        assertEquals(text, Texts.decimal(text).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+1", "01", ".5", "5.", "1e3", "1_000", "NaN", "１", "1234567890123456", "0.1234567", " 1"})
    void any_other_decimal_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Texts.decimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"})
    void a_zone_is_one_of_the_iana_database(String text) {
        assertEquals(text, Texts.zone(text).getId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Z", "+02:00", "CET+1", "Europe/Nowhere", "europe/berlin", "../etc/passwd", "Europe/Berlin "})
    void any_other_zone_is_refused(String text) {
        assertThrows(RuntimeException.class, () -> Texts.zone(text));
    }

    @Test
    void a_locale_is_a_well_formed_tag_with_a_language() {
        assertEquals(Locale.forLanguageTag("zh-Hant-TW"), Texts.locale("zh-Hant-TW"));
        for (var wrong : new String[] {"", "zh_Hans", "-", "und", "x-private", "a".repeat(40)})
            assertThrows(IllegalArgumentException.class, () -> Texts.locale(wrong), wrong);
    }
}
