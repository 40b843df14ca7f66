package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.accounts.imports.ImportMapping.Through;
import io.perennial.accounts.imports.Source.Column;
import io.perennial.accounts.imports.Source.Constant;
import io.perennial.accounts.imports.Source.Otherwise;
import io.perennial.accounts.imports.Source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ImportMappingTest {
    private static final Path FILES = Path.of("../../tenants");

    @Test
    void every_committed_mapping_is_read() throws IOException {
        try (var files = Files.walk(FILES)) {
            var kinds = files.filter(file -> file.getParent().endsWith("mappings"))
                    .map(file -> FILES.relativize(file) + " " + mapping(file).kind() + "\n")
                    .sorted()
                    .toList();

            assertEquals(
                    """
                    ravenstack/mappings/accounts.yaml accounts
                    ravenstack/mappings/churn_events.yaml outcomes
                    ravenstack/mappings/feature_usage.yaml usage
                    ravenstack/mappings/subscriptions.yaml contracts
                    ravenstack/mappings/support_tickets.yaml tickets
                    telco/mappings/churn.yaml outcomes
                    telco/mappings/contract_length.yaml signals
                    telco/mappings/contracts.yaml contracts
                    telco/mappings/customers.yaml accounts
                    telco/mappings/monthly_charges.yaml signals
                    telco/mappings/tech_support.yaml signals
                    telco/mappings/tenure.yaml signals
                    volvo/mappings/incidents.yaml tickets
                    volvo/mappings/states.yaml ticket_states
                    """,
                    String.join("", kinds));
        }
    }

    @Test
    void a_price_may_be_a_months_sum_divided_by_the_seats() {
        var line = mapping("ravenstack/mappings/subscriptions.yaml").lines().getFirst();

        assertEquals("seats", column(line.unitPrice()).dividedBy());
        assertEquals(Reading.DECIMAL, column(line.unitPrice()).as());
        assertEquals(new Constant(new TextNode("month")), line.per());
    }

    @Test
    void usage_finds_its_account_through_a_contract() {
        var account = mapping("ravenstack/mappings/feature_usage.yaml").account();

        assertEquals(new ImportMapping.AccountKey("ravenstack", "subscription_id", Through.CONTRACT), account);
        assertNull(mapping("ravenstack/mappings/feature_usage.yaml").match());
    }

    @Test
    void what_a_mapping_leaves_out_has_its_default() {
        var number = column(mapping("ravenstack/mappings/subscriptions.yaml").fields().get("number"));

        assertEquals(Reading.TEXT, number.as());
        assertEquals(Otherwise.REFUSE, number.otherwise());
        assertTrue(number.values().isEmpty());
        assertTrue(mapping("telco/mappings/contracts.yaml").customFields().isEmpty());
    }

    @Test
    void a_value_may_stand_for_nothing() {
        var endsOn = column(mapping("telco/mappings/contracts.yaml").fields().get("endsOn"));

        assertTrue(endsOn.values().get("No").isNull());
        assertEquals("2026-01-01", endsOn.values().get("Yes").asText());
    }

    @Test
    void months_count_back_from_a_day() {
        var startsOn = column(mapping("telco/mappings/contracts.yaml").fields().get("startsOn"));

        assertEquals(Reading.MONTHS_BEFORE, startsOn.as());
        assertEquals(LocalDate.parse("2026-01-01"), startsOn.day());
    }

    @Test
    void a_value_keeps_its_type() {
        var senior = column(mapping("telco/mappings/customers.yaml").customFields().get("seniorCitizen"));

        assertEquals(BooleanNode.TRUE, senior.values().get("1"));
        assertFalse(senior.values().containsKey("2"));
    }

    @Test
    void a_mapping_with_an_unknown_part_is_not_read() {
        assertThrows(IllegalStateException.class, () -> ImportMapping.read("{\"kind\":\"usage\",\"colour\":1}"));
        assertThrows(IllegalStateException.class, () -> ImportMapping.read("{\"kind\":\"usage\",\"fields\":{\"key\":{\"colum\":\"x\"}}}"));
    }

    private static Column column(Source source) {
        return (Column) source;
    }

    private static ImportMapping mapping(String file) {
        return mapping(FILES.resolve(file));
    }

    private static ImportMapping mapping(Path file) {
        try {
            return ImportMapping.read(new YAMLMapper().readTree(file.toFile()).toString());
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }
}
