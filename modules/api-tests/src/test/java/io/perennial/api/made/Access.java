package io.perennial.api.made;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The matrix of who may do what, as it stands beside the specification. */
public final class Access {
    private final JsonNode matrix;
    private final List<String> columns;

    private final JsonNode fields;

    private Access(JsonNode matrix, JsonNode fields) {
        this.matrix = matrix;
        this.fields = fields;
        this.columns = matrix.path("columns").valueStream().map(JsonNode::asText).toList();
    }

    public static Access read() {
        try {
            return new Access(read("operations"), read("fields"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(String name) throws IOException {
        return new YAMLMapper().readTree(Path.of("../../api-specs/access/" + name + ".yaml").toFile());
    }

    public List<String> roles() {
        return columns.subList(1, columns.size());
    }

    /** Returns the word for what an operation is to a role. */
    public String cell(String operation, String role) {
        return matrix.path("operations").path(operation).path(columns.indexOf(role)).asText();
    }

    /** Returns the word for what a class of fields is to a role. */
    public String field(String fieldClass, String role) {
        return fields.path("classes").path(fieldClass).path(roles().indexOf(role)).asText();
    }

    /** Returns true if the people of vendors may call an operation. */
    public boolean isOpenToVendors(String operation) {
        return !List.of("refused", "open").contains(cell(operation, "vendor_lead"));
    }

    /** Returns true if a field of a body has a class that can be closed to its caller. */
    public boolean isClassified(String body, String field) {
        return fields.path("written").valueStream().anyMatch(one -> one.path(body).toString().contains("\"" + field + "\""));
    }

    /** Returns the names of all such fields. */
    public Set<String> classified() {
        return fields.path("written").valueStream().flatMap(JsonNode::valueStream).flatMap(JsonNode::valueStream).map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
