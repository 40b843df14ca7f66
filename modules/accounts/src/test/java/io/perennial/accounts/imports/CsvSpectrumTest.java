package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the public collection csv-spectrum: files that parsers often read wrongly, each with its content as JSON. */
class CsvSpectrumTest {
    private static final String COORDINATES = "location_coordinates";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf", "quotes_and_newlines",
        "simple", "simple_crlf", "utf8"})
    void a_file_is_read_as_its_json_says(String name) throws IOException {
        assertEquals(told(name), read(name));
    }

    /** Allows for a JSON file that is one object instead of a list, and in which somebody changed the phone number. */
    @Test
    void location_coordinates_is_read_as_its_json_says_but_for_the_phone_number() throws IOException {
        var told = (ObjectNode) told(COORDINATES);
        var read = (ObjectNode) read(COORDINATES).path(0);

        assertFalse(read.remove("Contact Phone Number").isMissingNode());
        assertFalse(told.remove("Contact Phone Number").isMissingNode());
        assertEquals(told, read);
    }

    private static JsonNode told(String name) throws IOException {
        return new JsonMapper().readTree(SharedData.file("csv_spectrum/json/" + name + ".json").toFile());
    }

    private static JsonNode read(String name) throws IOException {
        var file = CsvFile.checked(published(name, Files.readString(SharedData.file("csv_spectrum/csvs/" + name + ".csv"))));
        var rows = JsonNodeFactory.instance.arrayNode();
        file.rows().forEach(row -> rows.add(object(file.header(), row.cells())));
        return rows;
    }

    /** Restores the carriage returns that many copies of the collection have lost; the JSON still has them. */
    private static byte[] published(String name, String text) {
        var lost = name.endsWith("_crlf") && text.indexOf('\r') < 0;
        return (lost ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode object(List<String> header, List<String> cells) {
        assertEquals(header.size(), cells.size());
        var object = JsonNodeFactory.instance.objectNode();
        for (int at = 0; at < cells.size(); at++) object.put(header.get(at), cells.get(at));
        return object;
    }
}
