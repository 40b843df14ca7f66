package io.perennial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Bundles the files of the specification into one document. A file in a folder of {@link #SECTIONS} becomes a component with the
 * file's name. Any other referenced file, such as a path, is inlined. The result depends on the files only, so two builds of the
 * same files are equal byte for byte.
 */
final class SpecificationFiles {
    private static final Set<String> SECTIONS = Set.of("headers", "parameters", "responses", "schemas");

    private final ObjectMapper yaml = new YAMLMapper();
    private final Function<String, InputStream> open;
    private final Map<String, JsonNode> files = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();
    private final Set<String> started = new HashSet<>();
    private final Set<String> problems = new TreeSet<>();

    /** @param open opens a file by its path below the folder {@code api-specs}, such as {@code v1/openapi.yaml} */
    SpecificationFiles(Function<String, InputStream> open) {
        this.open = open;
    }

    ObjectNode bundle(String index) {
        var root = (ObjectNode) inlined(read(index), index);
        var merged = root.withObject("/components");
        components.forEach((section, byName) -> merged.set(section, yaml.valueToTree(byName)));
        merged.path("schemas").forEach(schema -> add((ObjectNode) schema, root));
        var catalogue = root.putObject("x-problem-catalogue");
        problems.forEach(code -> catalogue.set(code, read("problems/" + code + ".yaml")));
        return root;
    }

    /** Adds the values in {@code x-adds} to the enums that it points to, so that a new kind of record changes no shared file. */
    private static void add(ObjectNode schema, ObjectNode root) {
        if (!(schema.remove("x-adds") instanceof ObjectNode added)) return;
        added.properties().forEach(words -> {
            if (!(root.at(words.getKey()) instanceof ArrayNode enumeration))
                throw new IllegalStateException("The specification has no enum " + words.getKey());
            enumeration.addAll((ArrayNode) words.getValue());
        });
    }

    private JsonNode inlined(JsonNode node, String file) {
        return switch (node) {
            case ObjectNode object when object.path("$ref").isTextual() -> reference(object.get("$ref").textValue(), file);
            case ObjectNode object -> inlinedObject(object, file);
            case ArrayNode array -> inlinedArray(array, file);
            default -> node;
        };
    }

    private JsonNode inlinedObject(ObjectNode object, String file) {
        var copy = yaml.createObjectNode();
        object.properties().forEach(entry -> copy.set(entry.getKey(), inlined(entry.getValue(), file)));
        object.path("x-problems").forEach(code -> problems.add(code.textValue()));
        return copy;
    }

    private JsonNode inlinedArray(ArrayNode array, String file) {
        var copy = yaml.createArrayNode();
        array.forEach(item -> copy.add(inlined(item, file)));
        return copy;
    }

    private JsonNode reference(String reference, String from) {
        var target = URI.create(from).resolve(reference);
        var names = target.getPath().split("/");
        var section = names[Math.max(0, names.length - 2)];
        if (SECTIONS.contains(section) && target.getFragment() == null) {
            return component(section, target.getPath());
        }
        return inlined(at(target), target.getPath());
    }

    private JsonNode component(String section, String file) {
        var name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
        if (started.add(file)) {
            var byName = components.computeIfAbsent(section, s -> new TreeMap<>());
            byName.put(name, inlined(read(file), file));
        }
        return yaml.createObjectNode().put("$ref", "#/components/" + section + "/" + name);
    }

    private JsonNode at(URI target) {
        var pointer = target.getFragment() == null ? "" : target.getFragment();
        var found = read(target.getPath()).at(pointer);
        if (found.isMissingNode()) {
            throw new IllegalStateException("The specification has no " + target);
        }
        return found;
    }

    private JsonNode read(String file) {
        return files.computeIfAbsent(file, path -> {
            try (var content = open.apply(path)) {
                return yaml.readTree(content);
            } catch (IOException e) {
                throw new UncheckedIOException("The specification's file " + path + " cannot be read", e);
            }
        });
    }
}
