package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @Test
    void unset_it_listens_on_this_machine_only_with_the_demo_and_a_database_of_its_own() {
        var configuration = configured(Map.of());

        assertEquals(URI.create("http://127.0.0.1:8080/"), configuration.address());
        assertEquals(Path.of(".perennial/data").toAbsolutePath(), configuration.data());
        assertEquals(Path.of(".perennial").toAbsolutePath(), configuration.home());
        assertEquals(Path.of("tenants").toAbsolutePath(), configuration.tenants());
        assertTrue(configuration.demo());
        assertEquals(Optional.empty(), configuration.database());
    }

    @Test
    void these_are_the_keys() {
        assertEquals(
                List.of("perennial.port", "perennial.host", "perennial.data", "perennial.home", "perennial.demo", "perennial.demo.data",
                        "perennial.training", "perennial.console", "perennial.node", "perennial.tenants", "perennial.dry.run",
                        "perennial.liberty", "perennial.server", "perennial.url",
                        "perennial.tenant", "perennial.folder",
                        "perennial.client.id", "perennial.client.secret", "perennial.db.url", "perennial.db.user",
                        "perennial.db.password", "perennial.db.owner.password", "perennial.db.app.password",
                        "perennial.db.scheduler.password"),
                Arrays.stream(Setting.values()).map(Setting::key).toList());
    }

    @Test
    void each_key_arrives_where_it_belongs() {
        var configuration = configured(Map.of(
                "perennial.port", "9090", "perennial.host", "0.0.0.0", "perennial.demo", "false", "perennial.data", "/d",
                "perennial.home", "/h", "perennial.tenants", "/t", "perennial.db.url", "jdbc:postgresql://db/p",
                "perennial.db.user", "admin", "perennial.db.password", "word"));

        assertEquals(URI.create("http://localhost:9090/"), configuration.address());
        assertFalse(configuration.demo());
        assertEquals(List.of(Path.of("/d"), Path.of("/h"), Path.of("/t"), Path.of("/wlp"), Path.of("/server")),
                List.of(configuration.data(), configuration.home(), configuration.tenants(), configuration.liberty(),
                        configuration.server()));
        assertEquals(Optional.of(new Database("jdbc:postgresql://db/p", "admin", "word")), configuration.database());
    }

    @Test
    void an_unknown_key_of_ours_stops_the_start_and_the_known_ones_are_told() {
        var sentence = refusal(Map.of("perennial.prot", "9090"));

        assertTrue(sentence.startsWith("Unknown setting perennial.prot. The settings are perennial.port, "), sentence);
    }

    @Test
    void other_programs_keys_are_left_alone() {
        assertEquals(8080, configured(Map.of("java.home", "/j", "user.name", "ada")).port());
    }

    @Test
    void a_property_wins_over_the_environment() {
        var environment = Map.of("PERENNIAL_PORT", "1111", "PERENNIAL_DB_PASSWORD", "hidden", "PERENNIAL_SECRET", "the server's");

        assertEquals("1111", Settings.of(Map.of(), environment).get(Setting.PORT));
        assertEquals("2222", Settings.of(Map.of("perennial.port", "2222"), environment).get(Setting.PORT));
        assertEquals("hidden", Settings.of(Map.of(), environment).get(Setting.DB_PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "192.0.2.1", "::"})
    void the_demo_listens_on_no_address_but_loopback(String host) {
        assertTrue(refusal(Map.of("perennial.host", host)).contains("loopback"));
        assertFalse(configured(Map.of("perennial.host", host, "perennial.demo", "false")).demo());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.2", "localhost", "::1"})
    void any_loopback_address_will_do_for_the_demo(String host) {
        assertTrue(configured(Map.of("perennial.host", host)).demo());
    }

    @ParameterizedTest
    @CsvSource({"perennial.port, 0", "perennial.port, 65536", "perennial.port, http", "perennial.demo, yes",
        "perennial.host, not a name", "perennial.db.url, postgres://db/p"})
    void a_value_that_makes_no_sense_is_refused_by_the_name_of_its_key(String key, String value) {
        assertTrue(refusal(Map.of(key, value, "perennial.db.user", "u", "perennial.db.password", "p")).contains(key));
    }

    @Test
    void an_external_database_needs_someone_to_log_in_as() {
        assertEquals("perennial.db.user is not set: a superuser of that database, or its owner with CREATEROLE.",
                refusal(Map.of("perennial.db.url", "jdbc:postgresql://db/p")));
    }

    private static String refusal(Map<String, String> properties) {
        return assertThrows(CannotStart.class, () -> configured(properties)).getMessage();
    }

    private static Configuration configured(Map<String, String> properties) {
        var all = new HashMap<>(Map.of("perennial.liberty", "/wlp", "perennial.server", "/server"));
        all.putAll(properties);
        return Configuration.of(Settings.of(all, Map.of()));
    }
}
