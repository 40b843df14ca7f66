package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a YAML file with the plain types of YAML 1.2: only {@code true} and {@code false} are booleans, so that a
 * country {@code NO} stays a text. A date is a text too.
 */
final class YamlFile {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final int DEEPEST = 20;

    private final Path path;
    private final String name;
    private final Document document;
    private final Collection<Complaint> complaints;

    private YamlFile(Path path, String name, Document document, Collection<Complaint> complaints) {
        this.path = path;
        this.name = name;
        this.document = document;
        this.complaints = complaints;
    }

    /** Returns the file's content as the part of a document at this pointer. Its errors are added to the complaints. */
    static Document read(Path path, String name, String pointer, Collection<Complaint> complaints) {
        var file = new YamlFile(path, name, Document.empty(), complaints);
        file.read(pointer);
        return file.document;
    }

    private void read(String pointer) {
        document.places().put(pointer, new Place(name, 1));
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(path)));
            if (root != null) put(pointer, node(root, pointer, 0));
        } catch (MarkedYAMLException malformed) {
            var line = malformed.getProblemMark() == null ? 1 : malformed.getProblemMark().getLine() + 1;
            complaints.add(new Complaint(name, line, "is not YAML: " + malformed.getProblem()));
        } catch (YAMLException malformed) {
            complaints.add(new Complaint(name, 1, "is not YAML: " + malformed.getMessage()));
        } catch (CharacterCodingException notUtf8) {
            complaints.add(new Complaint(name, 1, "is not UTF-8"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + path, unreadable);
        }
    }

    private void put(String pointer, JsonNode node) {
        if (!pointer.isEmpty()) {
            var object = document.content();
            var steps = pointer.substring(1).split("/");
            for (int at = 0; at < steps.length - 1; at++) object = object.putObject(steps[at]);
            object.set(steps[steps.length - 1], node);
        } else if (node instanceof ObjectNode top) {
            document.content().setAll(top);
        } else {
            complaints.add(new Complaint(name, 1, "must contain keys and values"));
        }
    }

    private JsonNode node(Node node, String pointer, int depth) {
        if (depth > DEEPEST) {
            complaints.add(Complaint.at(place(node), "is nested deeper than " + DEEPEST + " deep"));
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer, depth);
            case SequenceNode sequence -> array(sequence, pointer, depth);
            case ScalarNode scalar -> value(scalar);
            default -> throw new IllegalStateException("Unknown YAML node: " + node.getNodeId());
        };
    }

    private JsonNode object(MappingNode mapping, String pointer, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
                complaints.add(Complaint.at(place(entry.getKeyNode()), "has a key that is not plain text"));
                continue;
            }
            var key = scalar.getValue();
            var inside = Document.step(pointer, key);
            if (object.has(key)) complaints.add(Complaint.at(place(scalar), "has the key '" + key + "' twice"));
            document.places().put(inside, place(scalar));
            object.set(key, node(entry.getValueNode(), inside, depth + 1));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String pointer, int depth) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var item : sequence.getValue()) {
            var inside = Document.step(pointer, Integer.toString(array.size()));
            document.places().put(inside, place(item));
            array.add(node(item, inside, depth + 1));
        }
        return array;
    }

    private static JsonNode value(ScalarNode scalar) {
        var json = JsonNodeFactory.instance;
        var text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) return json.textNode(text);
        return switch (text) {
            case "", "~", "null" -> json.nullNode();
            case "true" -> json.booleanNode(true);
            case "false" -> json.booleanNode(false);
            default -> NUMBER.matcher(text).matches() ? json.numberNode(new BigDecimal(text)) : json.textNode(text);
        };
    }

    private Place place(Node node) {
        return new Place(name, node.getStartMark().getLine() + 1);
    }
}
