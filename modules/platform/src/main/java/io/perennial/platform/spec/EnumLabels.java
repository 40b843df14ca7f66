package io.perennial.platform.spec;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of the words that callers read in answers. Each module has those of its words in {@code META-INF/perennial/labels.yaml}, also of
 * an enum to which several modules add.
 */
public final class EnumLabels {
    /**
     * The labels of one enum.
     *
     * @param of the JSON pointer in the document to a property with this enum
     * @param values by word, in the order in which they are shown
     */
    public record Labelled(String of, LinkedHashMap<String, Labels> values) {
        private Labelled with(Labelled more) {
            var all = new LinkedHashMap<>(values);
            all.putAll(more.values);
            return new Labelled(of, all);
        }
    }

    private static final String FILE = "META-INF/perennial/labels.yaml";
    private static final TypeReference<TreeMap<String, Labelled>> ENTRIES = new TypeReference<>() {};

    private EnumLabels() {}

    /** Returns the enums of all modules on the class path, by name. Modules add to an enum in the order of their names. */
    public static Map<String, Labelled> load() {
        try {
            var all = new TreeMap<String, Labelled>();
            var files = Collections.list(EnumLabels.class.getClassLoader().getResources(FILE));
            files.sort(Comparator.comparing(URL::toString));
            for (var file : files) read(file).forEach((name, labels) -> all.merge(name, labels, Labelled::with));
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Labelled> read(URL file) throws IOException {
        try (var content = file.openStream()) {
            return new YAMLMapper().readValue(content, ENTRIES);
        }
    }
}
