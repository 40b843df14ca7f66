package io.perennial.platform.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficSettingsTest {
    @Test
    void the_defaults_grow_with_the_cores() {
        assertEquals(new TrafficSettings(Proxies.parse(""), 1, 4, 400, 800, 8), TrafficSettings.of(2));
        assertEquals(new TrafficSettings(Proxies.parse(""), 4, 32, 3_200, 6_400, 8), TrafficSettings.of(16));
    }

    @Test
    void each_setting_is_read_by_its_key() {
        var environment = Map.of(
                "PERENNIAL_PROXIES", "10.0.0.0/8", "PERENNIAL_LOGIN_THREADS", "2", "PERENNIAL_SLOTS", "3",
                "PERENNIAL_CLIENT_RATE", "4", "PERENNIAL_TENANT_RATE", "5", "PERENNIAL_DB_POOL", "12");

        assertEquals(new TrafficSettings(Proxies.parse("10.0.0.0/8"), 2, 3, 4, 5, 4), TrafficSettings.from(environment, 8));
    }

    @Test
    void few_connections_deliver_to_two_listeners_so_that_a_slow_one_holds_up_no_other() {
        assertEquals(2, TrafficSettings.from(Map.of("PERENNIAL_DB_POOL", "2"), 2).deliveries());
    }

    @Test
    void what_is_no_number_stops_the_start() {
        for (var wrong : new String[] {"0", "-1", "many", "", "9999999"})
            assertThrows(IllegalArgumentException.class, () -> TrafficSettings.from(Map.of("PERENNIAL_SLOTS", wrong), 2));
    }
}
