package io.perennial.platform.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
    private final ApiDocument document = ApiDocument.load();

    @Test
    void every_reference_in_the_bundled_document_leads_somewhere() {
        var references = document.root().findValues("$ref");
        assertFalse(references.isEmpty());
        references.forEach(reference -> {
            assertTrue(reference.textValue().startsWith("#/components/"), reference.textValue());
            assertFalse(document.root().at(reference.textValue().substring(1)).isMissingNode(), reference.textValue());
        });
    }

    @Test
    void is_the_same_byte_for_byte_each_time() {
        assertEquals(document.json(), ApiDocument.load().json());
        assertEquals(document.yaml(), ApiDocument.load().yaml());
    }

    @Test
    void says_the_same_in_both_forms() throws Exception {
        assertEquals(new ObjectMapper().readTree(document.json()), new YAMLMapper().readTree(document.yaml()));
    }

    @Test
    void knows_its_operations_with_their_parameters() {
        var override = document.operation("overrideSubmission");
        assertEquals("/forecast/submissions/{quarter}/{memberId}/override", override.path());
        assertEquals(List.of("quarter", "memberId"), override.pathParameters());
        assertEquals(Optional.of("notes:read"), document.operation("getNote").permission());
        assertTrue(document.operation("listAccounts")
                .queryParameters()
                .containsAll(List.of("sort", "cursor", "renewsFrom")));
    }

    @Test
    void knows_which_operations_need_no_token() {
        var open = document.operations().stream()
                .filter(ApiOperation::open)
                .map(ApiOperation::id)
                .toList();
        assertEquals(List.of("getApi", "issueToken", "logIn", "askForPasswordReset"), open);
    }

    @Test
    void finds_the_operation_of_a_request_and_prefers_the_literal_path() {
        assertEquals(
                Optional.of("upsertAccounts"),
                document.operation("post", "/accounts/batch").map(ApiOperation::id));
        assertEquals(
                Optional.of("getAccount"),
                document.operation("GET", "/accounts/acct_1").map(ApiOperation::id));
        assertEquals(Optional.empty(), document.operation("GET", "/accounts/acct_1/wishes"));
        assertEquals(Optional.empty(), document.operation("DELETE", "/accounts"));
    }

    @Test
    void an_address_of_its_own_is_no_record_whatever_its_methods() {
        for (var id : List.of("changeAccount", "deleteAccount", "getAccount")) {
            var hidden = document.hiding(document.operation(id));
            assertTrue(hidden.test("/accounts/batch"), id);
            assertFalse(hidden.test("/accounts/acct_1"), id);
            assertFalse(hidden.test("/accounts/batch/notes"), id);
        }
        assertFalse(document.hiding(document.operation("getAccount")).test("/accounts/facets"), "it has this method");
        assertTrue(document.hiding(document.operation("changeAccount")).test("/accounts/facets"));
    }

    @Test
    void gives_the_schemas_of_request_and_answer() {
        var create = document.operation("createAccount");
        assertEquals(
                "#/components/schemas/AccountBody",
                create.requestSchema().orElseThrow().path("$ref").asText());
        assertEquals(
                "#/components/schemas/AccountView",
                document.responseSchema(create, 201).orElseThrow().path("$ref").asText());
        assertEquals(
                "#/components/schemas/Problem",
                document.responseSchema(create, 422).orElseThrow().path("$ref").asText());
        assertEquals(Optional.empty(), document.responseSchema(create, 418));
    }

    @Test
    void a_change_to_a_copy_does_not_reach_the_document() {
        document.root().removeAll();
        assertEquals("/api/v1", document.base());
    }

    @Test
    void a_reference_that_leads_nowhere_is_named() {
        var files = Map.of("v1/openapi.yaml", "paths: {/a: {$ref: 'a.yaml#/gone'}}", "v1/a.yaml", "there: {}");
        var refusal = assertThrows(IllegalStateException.class, () -> bundled(files));
        assertEquals("The specification has no v1/a.yaml#/gone", refusal.getMessage());
    }

    @Test
    void a_schema_may_refer_to_itself() {
        var files = Map.of(
                "v1/openapi.yaml", "paths: {}\nx: {$ref: schemas/Tree.yaml}",
                "v1/schemas/Tree.yaml", "properties: {below: {$ref: Tree.yaml}}");
        JsonNode tree = bundled(files).schema("Tree");
        assertEquals(
                "#/components/schemas/Tree", tree.at("/properties/below/$ref").asText());
    }

    @Test
    void a_schema_adds_its_words_to_an_enum_elsewhere() {
        var adding = bundled(adding("/components/schemas/Kind/enum"));

        assertEquals("[\"usage\",\"contacts\"]", adding.schema("Kind").path("enum").toString());
        assertFalse(adding.schema("Contact").has("x-adds"));
    }

    @Test
    void words_for_an_enum_that_is_not_there_are_refused() {
        var refusal = assertThrows(IllegalStateException.class, () -> bundled(adding("/components/schemas/Kind/gone")));
        assertEquals("The specification has no enum /components/schemas/Kind/gone", refusal.getMessage());
    }

    private static Map<String, String> adding(String pointer) {
        return Map.of(
                "v1/openapi.yaml", "paths: {}\nx: [{$ref: schemas/Kind.yaml}, {$ref: schemas/Contact.yaml}]",
                "v1/schemas/Kind.yaml", "enum: [usage]",
                "v1/schemas/Contact.yaml", "x-adds: {" + pointer + ": [contacts]}");
    }

    private static ApiDocument bundled(Map<String, String> files) {
        return ApiDocument.bundle(
                file -> new ByteArrayInputStream(files.get(file).getBytes(StandardCharsets.UTF_8)));
    }
}
