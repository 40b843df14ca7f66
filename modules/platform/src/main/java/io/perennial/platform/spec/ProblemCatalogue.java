package io.perennial.platform.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All kinds of problems that the API can answer, from {@code api-specs/problems}. */
public final class ProblemCatalogue {
    /**
     * One kind of problem.
     *
     * @param titles by BCP 47 tag: en, zh-Hans, zh-Hant
     */
    public record Kind(String code, int status, Map<String, String> titles, String meaning, String whatToDo) {
        public Kind {
            titles = Map.copyOf(titles);
        }

        /** Returns the title in this language, or in English if there is none. */
        public String title(String language) {
            return titles.getOrDefault(language, titles.getOrDefault("en", code));
        }
    }

    private final Map<String, Kind> kinds = new TreeMap<>();

    public ProblemCatalogue(ApiDocument document) {
        document.root().path("x-problem-catalogue").properties().forEach(entry -> {
            var node = entry.getValue();
            var titles = new LinkedHashMap<String, String>();
            node.path("title")
                    .properties()
                    .forEach(
                            title -> titles.put(title.getKey(), title.getValue().asText()));
            kinds.put(
                    entry.getKey(),
                    new Kind(
                            node.path("code").asText(),
                            node.path("status").asInt(),
                            titles,
                            node.path("meaning").asText(),
                            node.path("whatToDo").asText()));
        });
    }

    public Optional<Kind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    public Set<String> codes() {
        return Set.copyOf(kinds.keySet());
    }
}
