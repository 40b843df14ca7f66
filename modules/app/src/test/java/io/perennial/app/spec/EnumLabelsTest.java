package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.EnumLabels;
import io.perennial.platform.spec.EnumLabels.Labelled;
import io.perennial.platform.spec.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that each value of a labelled enum has a label in each language, in a module, and that none is left over. */
class EnumLabelsTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final ApiDocument document = ApiDocument.load();

    @Test
    void each_value_that_people_read_has_a_label() {
        assertEquals(List.of(), complaints(EnumLabels.load()));
    }

    @Test
    void a_label_that_is_missing_or_left_over_or_not_translated_is_named() {
        var values = new LinkedHashMap<>(Map.of("open", new Labels("Open", "有效", "有效"), "gone", new Labels("Gone", "Gone", "已結束")));

        assertEquals(List.of("status has values [cancelled, ended, open, upcoming], but labels of [gone, open]", "gone is not Chinese"),
                complaints(Map.of("status", new Labelled("/components/schemas/ContractView/properties/status", values))));
    }

    private List<String> complaints(Map<String, Labelled> labelled) {
        var found = new ArrayList<String>();
        labelled.forEach((name, one) -> {
            var specified = values(document.root().at(one.of()));
            var labels = new TreeSet<>(one.values().keySet());
            if (!specified.equals(labels)) found.add(name + " has values " + specified + ", but labels of " + labels);
            one.values().forEach((value, label) -> {
                if (!Stream.of(label.zhHans(), label.zhHant()).allMatch(text -> HAN.matcher(text).find()))
                    found.add(value + " is not Chinese");
            });
        });
        return found;
    }

    private static TreeSet<String> values(JsonNode property) {
        var values = new TreeSet<String>();
        property.path("x-open-enum").forEach(value -> values.add(value.asText()));
        property.path("enum").forEach(value -> {
            if (!value.isNull()) values.add(value.asText());
        });
        return values;
    }
}
