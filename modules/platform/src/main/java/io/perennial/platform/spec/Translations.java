package io.perennial.platform.spec;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.kernel.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The translations of the texts in the code, found by the English text. Each module has them in {@code META-INF/perennial/translations.yaml}.
 * Chinese texts of both scripts stand beside each other, so that a translator sees both.
 */
public final class Translations {
    private static final String FILE = "META-INF/perennial/translations.yaml";
    private static final TypeReference<List<Map<String, String>>> ENTRIES = new TypeReference<>() {};

    private final List<Map<String, String>> entries;
    private final Map<String, Map<String, String>> byEnglish = new HashMap<>();

    private Translations(List<Map<String, String>> entries) {
        this.entries = List.copyOf(entries);
        for (var entry : entries) byEnglish.put(entry.getOrDefault("en", ""), entry);
    }

    /** Reads the translations of all modules on the class path. */
    public static Translations load() {
        try {
            var entries = new ArrayList<Map<String, String>>();
            for (var file : Collections.list(Translations.class.getClassLoader().getResources(FILE))) entries.addAll(read(file));
            return new Translations(entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Translations of(List<Map<String, String>> entries) {
        return new Translations(entries);
    }

    private static List<Map<String, String>> read(URL file) throws IOException {
        try (var content = file.openStream()) {
            return new YAMLMapper().readValue(content, ENTRIES);
        }
    }

    /** Returns the entries, each with the texts by language, in the order of the files. */
    public List<Map<String, String>> entries() {
        return entries;
    }

    /** Returns the text in this language, or in English if it is not translated. */
    public String said(Wording wording, String language) {
        return wording.in(into(language), language.startsWith("zh") ? "、" : ", ");
    }

    /** Returns the values for programs; a wording among them is translated. */
    public Map<String, Object> values(Wording wording, String language) {
        var values = new java.util.TreeMap<String, Object>(wording.values());
        values.replaceAll((name, value) -> value instanceof Wording nested ? said(nested, language) : value);
        return values;
    }

    private UnaryOperator<String> into(String language) {
        return english -> byEnglish.getOrDefault(english, Map.of()).getOrDefault(language, english);
    }
}
