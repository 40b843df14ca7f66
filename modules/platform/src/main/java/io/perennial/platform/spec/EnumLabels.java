package io.perennial.platform.spec;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The labels of the words that callers read in answers, from {@code api-specs/labels.yaml}. */
public final class EnumLabels {
    /**
     * The labels of one enum.
     *
     * @param of the JSON pointer in the document to a property with this enum
     * @param values by word, in the order in which they are shown
     */
    public record Labelled(String of, LinkedHashMap<String, Labels> values) {}

    private static final String FILE = "api-specs/labels.yaml";
    private static final TypeReference<TreeMap<String, Labelled>> ENTRIES = new TypeReference<>() {};

    private EnumLabels() {}

    /** Returns the enums by name. */
    public static Map<String, Labelled> load() {
        try (var content = EnumLabels.class.getClassLoader().getResourceAsStream(FILE)) {
            return new YAMLMapper().readValue(Objects.requireNonNull(content, FILE), ENTRIES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
