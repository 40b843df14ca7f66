package io.perennial.platform.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformSettingsTest {
    private static final String SECRET = "a secret of thirty-two characters";

    @Test
    void a_secret_is_all_that_must_be_set() {
        assertEquals(new PlatformSettings(SECRET, "", false), PlatformSettings.from(Map.of("PERENNIAL_SECRET", SECRET)));
    }

    @Test
    void each_setting_is_read_by_its_key() {
        var environment = Map.of(
                "PERENNIAL_SECRET", SECRET, "PERENNIAL_METRICS_TOKEN", "sixteen letters!", "PERENNIAL_DEMO", "true", "PATH", "/bin");

        assertEquals(new PlatformSettings(SECRET, "sixteen letters!", true), PlatformSettings.from(environment));
    }

    @Test
    void a_secret_that_can_be_guessed_stops_the_start() {
        assertThrows(IllegalArgumentException.class, () -> PlatformSettings.from(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> PlatformSettings.from(Map.of("PERENNIAL_SECRET", SECRET.substring(2))));
        assertThrows(IllegalArgumentException.class,
                () -> PlatformSettings.from(Map.of("PERENNIAL_SECRET", SECRET, "PERENNIAL_METRICS_TOKEN", "short")));
    }

    @Test
    void a_demo_that_is_neither_true_nor_false_stops_the_start() {
        assertThrows(IllegalArgumentException.class,
                () -> PlatformSettings.from(Map.of("PERENNIAL_SECRET", SECRET, "PERENNIAL_DEMO", "yes")));
    }
}
