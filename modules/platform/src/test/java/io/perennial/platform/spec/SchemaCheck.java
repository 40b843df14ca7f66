package io.perennial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.oas.OpenApi30;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks values against the schemas of the specification, formats included. */
public final class SchemaCheck {
    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** Replaces the library's e-mail format, which only accepts real top-level domains and refuses {@code .example}. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi30.getInstance())
            .format(PatternFormat.of("email", "^[^@\\s]+@[^@\\s]+$", null))
            .keyword(new NonValidationKeyword("components"))
            .keyword(new NonValidationKeyword("x-open-enum"))
            .build();

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            VersionFlag.V4, builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final JsonNode components;
    private final boolean closed;

    private SchemaCheck(ApiDocument document, boolean closed) {
        this.components = document.root().path("components").deepCopy();
        this.closed = closed;
        if (closed) close(components);
    }

    /** Returns a check like a client's: unspecified properties are allowed. */
    public static SchemaCheck of(ApiDocument document) {
        return new SchemaCheck(document, false);
    }

    /** Returns a check for our own tests: an object may have only the specified properties. */
    public static SchemaCheck closed(ApiDocument document) {
        return new SchemaCheck(document, true);
    }

    /** Returns the errors, each a sentence that begins with a pointer and a colon; empty if the value is valid. */
    public List<String> errors(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Compiles a schema together with the components, because its references start with {@code #/components}. All schemas share one copy of
     * them: a copy for each would fill the heap.
     */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode alone = schema.deepCopy();
        if (closed) close(alone);
        alone.set("components", components);
        return factory.getSchema(alone, FORMATS_COUNT);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(SchemaCheck::close);
    }
}
