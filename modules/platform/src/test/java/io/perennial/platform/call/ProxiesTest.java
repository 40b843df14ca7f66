package io.perennial.platform.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final Proxies OURS = Proxies.parse("10.0.0.0/8, 127.0.0.1, fd00::/8");

    @Test
    void without_a_proxy_the_connection_is_the_source_whatever_a_header_says() {
        assertEquals("203.0.113.7", OURS.source("203.0.113.7", List.of("198.51.100.1")));
        assertEquals("127.0.0.1", Proxies.parse("").source("127.0.0.1", List.of("198.51.100.1")));
    }

    @Test
    void behind_proxies_the_nearest_other_address_is_the_source() {
        assertEquals("198.51.100.1", OURS.source("127.0.0.1", List.of("198.51.100.1")));
        assertEquals("198.51.100.1", OURS.source("127.0.0.1", List.of("192.0.2.99, 198.51.100.1 , 10.1.2.3", "fd00::1")));
    }

    @Test
    void what_is_no_address_ends_the_search() {
        assertEquals("10.1.2.3", OURS.source("127.0.0.1", List.of("198.51.100.1, unknown, 10.1.2.3")));
        assertEquals("127.0.0.1", OURS.source("127.0.0.1", List.of("", "a name.example")));
        assertEquals("unknown", OURS.source("not an address", List.of()));
    }

    @Test
    void an_address_of_ipv6_stands_for_its_network() {
        assertEquals(OURS.source("2001:db8:1:2::1", List.of()), OURS.source("2001:db8:1:2:ffff::2", List.of()));
        assertEquals("2001:db8:1:2:0:0:0:0/64", OURS.source("2001:db8:1:2::1", List.of()));
        assertEquals("203.0.113.7", OURS.source("::ffff:203.0.113.7", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8/8", "::/129"})
    void a_proxy_that_is_no_address_stops_the_start(String text) {
        assertThrows(IllegalArgumentException.class, () -> Proxies.parse(text));
    }
}
