package io.perennial.platform.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The API's contract as one document: the bundled files of {@code api-specs}, with all problems in {@code x-problem-catalogue}.
 * It is served at {@code /openapi}, and tests compare the code with it.
 */
public final class ApiDocument {
    private static final String INDEX = "v1/openapi.yaml";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "patch", "delete", "head", "options", "trace");
    /** Prefers the path that is literal for longer: {@code /accounts/by-external/…} before {@code /accounts/{id}/…}. */
    private static final Comparator<ApiOperation> LITERAL_FIRST =
            Comparator.comparing(operation -> operation.path().replaceAll("\\{[^}]*}", "\uffff"));

    private final ObjectNode root;
    private final List<ApiOperation> operations;

    private ApiDocument(ObjectNode root) {
        this.root = root;
        this.operations = List.copyOf(operationsOf(root));
    }

    /** Reads the specification from the class path. */
    public static ApiDocument load() {
        return bundle(file -> {
            var content = ApiDocument.class.getClassLoader().getResourceAsStream("api-specs/" + file);
            if (content == null) {
                throw new IllegalStateException(
                        "The specification's file api-specs/" + file + " is not on the class path");
            }
            return content;
        });
    }

    /** @param open opens a file by its path below the folder {@code api-specs} */
    public static ApiDocument bundle(Function<String, InputStream> open) {
        return new ApiDocument(new SpecificationFiles(open).bundle(INDEX));
    }

    /** Returns the document for a specification that is bundled already. */
    public static ApiDocument of(ObjectNode bundled) {
        return new ApiDocument(bundled.deepCopy());
    }

    /** Returns a copy that the caller may change. */
    public ObjectNode root() {
        return root.deepCopy();
    }

    public String json() {
        return written(new ObjectMapper());
    }

    public String yaml() {
        return written(YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build());
    }

    private String written(ObjectMapper mapper) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The specification cannot be written", e);
        }
    }

    /** Returns the base path of the API, such as {@code /api/v1}. */
    public String base() {
        return root.at("/servers/0/url").asText();
    }

    public List<ApiOperation> operations() {
        return operations;
    }

    public ApiOperation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No operation is called " + id));
    }

    /**
     * Returns the operation for a request, if one is specified.
     *
     * @param path without query, below {@link #base()}, still percent-encoded
     */
    public Optional<ApiOperation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method.toUpperCase(Locale.ROOT)) && operation.matches(path))
                .min(LITERAL_FIRST);
    }

    /** Returns every permission that an operation asks for, such as {@code accounts:read}, in alphabetical order. */
    public SortedSet<String> permissions() {
        return operations.stream()
                .flatMap(operation -> Stream.concat(operation.permission().stream(), operation.fieldPermission().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the methods of an address, as {@code Allow} names them; none if there is no such address.
     *
     * @param path without query, below {@link #base()}, still percent-encoded
     */
    public Set<String> methods(String path) {
        var methods = new TreeSet<String>();
        operations.stream().filter(operation -> operation.matches(path)).min(LITERAL_FIRST).ifPresent(first -> operations.stream()
                .filter(operation -> operation.path().equals(first.path())).forEach(operation -> methods.add(operation.method())));
        if (methods.contains("GET")) methods.add("HEAD");
        if (!methods.isEmpty()) methods.add("OPTIONS");
        return methods;
    }

    /**
     * Returns what is true for the paths that a template of an operation matches too, although they are an address of their own, which does
     * not have its method: {@code /accounts/batch} for {@code PATCH /accounts/{id}}. A request to them means no record.
     */
    public Predicate<String> hiding(ApiOperation operation) {
        return operations.stream()
                .filter(other -> LITERAL_FIRST.compare(other, operation) < 0 && operation.matches(other.path()))
                .filter(other -> operations.stream()
                        .noneMatch(one -> one.path().equals(other.path()) && one.method().equals(operation.method())))
                .<Predicate<String>>map(other -> ApiOperation.pattern(other.path()).asMatchPredicate())
                .reduce(_ -> false, Predicate::or);
    }

    /** Returns the schema with this name, such as {@code AccountBody}. */
    public JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** Returns the node, or the target if the node is a reference. */
    public JsonNode resolve(JsonNode node) {
        return resolved(root, node);
    }

    /** Returns the schema of the answer with this status; empty if it has no body or the status is not specified. */
    public Optional<JsonNode> responseSchema(ApiOperation operation, int status) {
        return ApiOperation.schema(resolve(operation.node().path("responses").path(String.valueOf(status))));
    }

    /** Returns the media types of an operation's successful answers; none if they have no body. */
    public List<String> answeredTypes(ApiOperation operation) {
        return operation.node().path("responses").propertyStream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .flatMap(answer -> resolve(answer.getValue()).path("content").propertyStream().map(Map.Entry::getKey))
                .distinct()
                .toList();
    }

    private static List<ApiOperation> operationsOf(ObjectNode root) {
        var found = new ArrayList<ApiOperation>();
        root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> found.add(new ApiOperation(
                        entry.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        entry.getValue().path("operationId").asText(),
                        parameters(root, path.getValue(), entry.getValue()),
                        bounds(root, entry.getValue()),
                        entry.getValue()))));
        return found;
    }

    private static BodyBounds bounds(ObjectNode root, JsonNode operation) {
        return BodyBounds.of(ApiOperation.schema(operation.path("requestBody")).orElse(MissingNode.getInstance()),
                node -> resolved(root, node));
    }

    private static List<JsonNode> parameters(ObjectNode root, JsonNode path, JsonNode operation) {
        var all = new ArrayList<JsonNode>();
        path.path("parameters").forEach(parameter -> all.add(resolved(root, parameter)));
        operation.path("parameters").forEach(parameter -> all.add(resolved(root, parameter)));
        return List.copyOf(all);
    }

    private static JsonNode resolved(ObjectNode root, JsonNode node) {
        var reference = node.path("$ref").textValue();
        return reference == null ? node : resolved(root, root.at(reference.substring(1)));
    }
}
