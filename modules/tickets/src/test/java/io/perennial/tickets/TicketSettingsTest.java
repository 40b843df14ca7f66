package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.platform.json.Stored;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketSettingsTest {
    private static final TicketSettings SETTINGS =
            new TicketSettings(7, Map.of("complaint", List.of("category", "product", "ofTheNextRelease")));

    private static TicketBody ticket(String type, String category) {
        return new TicketBody(null, null, null, "Late", type, category, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null,
                null, null, null, null, null);
    }

    @Test
    void a_ticket_lacks_what_its_type_requires_and_it_has_not() {
        assertEquals(List.of("category", "product"), SETTINGS.missing(ticket("complaint", null)));
        assertEquals(List.of("product"), SETTINGS.missing(ticket("complaint", "delivery")));
        assertEquals(List.of(), SETTINGS.missing(ticket("question", null)));
    }

    @Test
    void files_say_it_or_nothing() throws IOException {
        var files = new ObjectMapper().readTree("{\"tickets\": {\"required\": {\"complaint\": [\"category\"]}}}");
        var row = new DeclaredTicketSettings().rows(files).getFirst();

        assertEquals(new TicketSettings(14, Map.of("complaint", List.of("category"))),
                Stored.value(row.get("definition"), new TypeReference<TicketSettings>() {}));
        assertEquals(List.of(), new DeclaredTicketSettings().rows(new ObjectMapper().readTree("{}")));
    }
}
