package io.perennial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {
    private static final ApiDocument DOCUMENT = ApiDocument.load();

    private final ObjectNode contract =
            DOCUMENT.schema("ContractBody").path("example").deepCopy();

    @Test
    void finds_nothing_wrong_with_a_good_value() {
        assertEquals(List.of(), errors("ContractBody", contract));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '`', textBlock = """
        startsOn,  `"2026-02-30"`
        startsOn,  `null`
        accountId, `"cont_01kf86vqpwfmx8fv2z128c34pf"`
        autoRenew, `"yes"`
        billing,   `"daily"`
        number,    `""`
        lines,     `[{"product": "Seat", "quantity": "1.1234567", "unitPrice": "2"}]`
        colour,    `"blue"`
        """)
    void finds_what_is_wrong(String property, String value) throws Exception {
        contract.set(property, new ObjectMapper().readTree(value));
        assertFalse(errors("ContractBody", contract).isEmpty());
    }

    @Test
    void null_is_good_where_the_schema_says_nullable() {
        contract.putNull("endsOn").putNull("billing");
        assertEquals(List.of(), errors("ContractBody", contract));
    }

    @Test
    void an_answer_may_have_more_for_a_client_but_not_for_our_tests() {
        ObjectNode member = DOCUMENT.schema("MemberView").path("example").deepCopy();
        member.put("nickname", "Ida");
        assertEquals(List.of(), errors("MemberView", member));
        assertFalse(SchemaCheck.closed(DOCUMENT)
                .errors(DOCUMENT.schema("MemberView"), member)
                .isEmpty());
    }

    private static List<String> errors(String schema, JsonNode value) {
        return SchemaCheck.of(DOCUMENT).errors(DOCUMENT.schema(schema), value);
    }
}
