package io.perennial.identity.tenants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {
    private final List<Complaint> complaints = new ArrayList<>();

    @TempDir private Path folder;

    @Test
    void norway_is_not_false() throws IOException {
        assertEquals("NO", read("country: NO").get("country").asText());
    }

    @Test
    void a_rate_is_exact() throws IOException {
        assertEquals(new BigDecimal("0.10000000000000000001"), read("rate: 0.10000000000000000001").get("rate").decimalValue());
    }

    @Test
    void a_day_and_a_quoted_number_are_texts() throws IOException {
        var read = read("day: 2026-01-01\nquantity: '1'");

        assertTrue(read.get("day").isTextual());
        assertTrue(read.get("quantity").isTextual());
    }

    @Test
    void a_part_that_holds_itself_is_refused() throws IOException {
        read("a: &a\n  b: *a\n");

        assertEquals(1, complaints.size(), complaints::toString);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws IOException {
        Files.write(folder.resolve("x.yaml"), "title: Größe".getBytes(StandardCharsets.ISO_8859_1));
        YamlFile.read(folder.resolve("x.yaml"), "x.yaml", "", complaints);

        assertEquals("x.yaml:1: is not UTF-8", complaints.getFirst().toString());
    }

    private ObjectNode read(String text) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), text);
        return YamlFile.read(folder.resolve("x.yaml"), "x.yaml", "", complaints).content();
    }
}
