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

/** Holds values to the schemas of the specification, formats included. */
public final class SchemaCheck {
    private static final SchemaValidatorsConfig FORMATS_COUNT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** The library's own e-mail format knows the top-level domains of the day, and {@code .example} is none. */
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
        this.components = document.root().path("components");
        this.closed = closed;
    }

    /** As a client must read it: what is not specified may come all the same. */
    public static SchemaCheck of(ApiDocument document) {
        return new SchemaCheck(document, false);
    }

    /** As our own tests read it: an object has the properties that are specified, and no others. */
    public static SchemaCheck closed(ApiDocument document) {
        return new SchemaCheck(document, true);
    }

    /** What is wrong with a value, a sentence each that begins with a pointer and a colon; empty when nothing is. */
    public List<String> errors(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .distinct()
                .sorted()
                .toList();
    }

    /** A schema's references start with {@code #/components}, so the components travel with it. */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode alone = schema.deepCopy();
        alone.set("components", components.deepCopy());
        if (closed) close(alone);
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
