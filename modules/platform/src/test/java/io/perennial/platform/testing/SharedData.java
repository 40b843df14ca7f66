package io.perennial.platform.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Public data sets that are not part of this repository. The folder is the property {@code perennial.shared.data}, else the
 * variable {@code PERENNIAL_SHARED_DATA}, else {@code shared/data} beside the repository. A test whose file is missing is
 * skipped.
 */
public final class SharedData {
    private SharedData() {}

    public static Path file(String path) {
        var folder = Optional.ofNullable(System.getProperty("perennial.shared.data"))
                .or(() -> Optional.ofNullable(System.getenv("PERENNIAL_SHARED_DATA")))
                .orElse("../../../shared/data");
        var file = Path.of(folder).resolve(path);
        assumeTrue(Files.exists(file), () -> path + " is not here");
        return file;
    }
}
