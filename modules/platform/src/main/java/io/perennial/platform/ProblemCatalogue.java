package io.perennial.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The problems that the API may answer with, as {@code api-specs/problems} describes them: one file a code. */
@ApplicationScoped
public class ProblemCatalogue {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-Hans"), Locale.forLanguageTag("zh-Hant"));

    /** @param title by language tag: en, zh-Hans, zh-Hant */
    public record Entry(String code, int status, Map<String, String> title) {
        String title(Locale language) {
            return title.getOrDefault(language.toLanguageTag(), title.get("en"));
        }
    }

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public Entry entry(String code) {
        return entries.computeIfAbsent(code, ProblemCatalogue::read);
    }

    private static Entry read(String code) {
        try (var file = ProblemCatalogue.class.getResourceAsStream("/api-specs/problems/" + code + ".yaml")) {
            if (file == null) throw new IllegalStateException("No problem is described as " + code);
            return YAML.readValue(file, Entry.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The description of " + code + " cannot be read", unreadable);
        }
    }

    /** The language of titles that suits the caller best; traditional Chinese also where a region says so. */
    static Locale language(List<Locale> accepted) {
        for (var wish : accepted) {
            if (wish.getLanguage().equals("en")) return LANGUAGES.get(0);
            if (wish.getLanguage().equals("zh")) return traditional(wish) ? LANGUAGES.get(2) : LANGUAGES.get(1);
        }
        return LANGUAGES.get(0);
    }

    private static boolean traditional(Locale chinese) {
        return chinese.getScript().equals("Hant")
                || chinese.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(chinese.getCountry());
    }
}
