package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The values that were set. An unknown key stops the start, so that a typing error is noticed. */
record Settings(Map<Setting, String> given) {

    /** Reads the settings; a property overrides the environment. Keys of other programs are ignored, but ours must be known. */
    static Settings of(Map<String, String> properties, Map<String, String> environment) {
        var given = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            Optional.ofNullable(environment.get(setting.variable()))
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> given.put(setting, value.strip()));
        }
        properties.forEach((key, value) -> {
            if (key.startsWith(Setting.PREFIX)) {
                given.put(known(key), value.strip());
            }
        });
        return new Settings(given);
    }

    /** Returns the properties of this process and those that the build wrote to a file for it. */
    static Map<String, String> properties(Properties ofProcess, Optional<Path> file) throws IOException {
        var all = new Properties();
        if (file.isPresent()) {
            try (var reader = Files.newBufferedReader(file.get())) {
                all.load(reader);
            }
            // It may contain a password.
            Files.delete(file.get());
        }
        all.putAll(ofProcess);
        return all.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, all::getProperty));
    }

    private static Setting known(String key) {
        return Setting.of(key).orElseThrow(() -> new CannotStart(
                "Unknown setting %s. The settings are %s.".formatted(key, Arrays.stream(Setting.values())
                        .map(Setting::key)
                        .collect(Collectors.joining(", ")))));
    }

    Optional<String> find(Setting setting) {
        return Optional.ofNullable(given.get(setting)).or(setting::otherwise);
    }

    String get(Setting setting) {
        return find(setting).orElseThrow(() -> new CannotStart(
                "%s is not set: %s.".formatted(setting.key(), setting.meaning())));
    }
}
