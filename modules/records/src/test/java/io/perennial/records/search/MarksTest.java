package io.perennial.records.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.records.search.SearchAnswer.SearchPiece;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
    @ParameterizedTest
    @CsvSource({
        "rhine, Rhine Logistics, [Rhine] Logistics",
        "gist LOG, Rhine Logistics, Rhine [Logist]ics",
        "muller, Müller & Söhne, [Müller] & Söhne",
        "物流, 上海物流有限公司, 上海[物流]有限公司",
        "abc, ＡＢＣ Ltd, [ＡＢＣ] Ltd",
        "x, Rhine, Rhine",
        "rhine, 😀Rhine, 😀[Rhine]",
    })
    void the_words_are_marked_as_they_are_written(String asked, String text, String expected) {
        assertEquals(expected, shown(new Marks(asked), text));
    }

    @ParameterizedTest
    @CsvSource({"needle, 0", "needle, 3000"})
    void of_a_long_text_the_part_around_the_first_word_is_shown(String asked, int before) {
        var marks = new Marks(asked);
        var text = "hay ".repeat(before) + "needle" + "\n hay".repeat(100);

        var shown = shown(marks, marks.part(text));

        assertEquals(before > 0, shown.startsWith("…"));
        assertEquals(true, shown.contains("[needle] hay") && shown.length() < 200, shown);
    }

    private static String shown(Marks marks, String text) {
        return marks.in(text).stream().map(MarksTest::shown).collect(Collectors.joining());
    }

    private static String shown(SearchPiece piece) {
        return piece.marked() ? "[" + piece.text() + "]" : piece.text();
    }
}
