package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void every_setting_is_documented_as_property_or_as_variable() throws IOException {
        var text = Files.readString(Path.of("../../infra/README.md"));

        var missing = Arrays.stream(Setting.values())
                .filter(setting -> !text.contains("`" + setting.key() + "`") && !text.contains("`" + setting.variable() + "`"))
                .toList();

        assertEquals(List.of(), missing);
    }
}
