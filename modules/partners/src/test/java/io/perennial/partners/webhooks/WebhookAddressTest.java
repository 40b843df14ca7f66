package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests what is said about the address of a webhook when it is typed, before anybody asks a name server. */
class WebhookAddressTest {
    private static final WebhookSettings CLOSED = WebhookSettings.from(Map.of());
    private static final WebhookSettings OPEN = WebhookSettings.from(Map.of("PERENNIAL_WEBHOOK_NETWORKS", "127.0.0.0/8,::1"));

    private static String fault(String url, WebhookSettings settings) {
        return new WebhookAddress(url, settings).fault().map(said -> said.english().replaceAll(" (have|be public).*", "")).orElse("none");
    }

    @Test
    void a_public_host_is_taken_with_tls_only() {
        for (var url : List.of("https://crm.example/", "https://crm.example", "https://crm.example:65535/a?b=c", "https://93.184.216.34/",
                "https://[2606:4700::1]:8443/x", "https://3com.example/", "https://mylocalhost/x", "https://localhost.example/",
                "https://internal.example/"))
            assertEquals("none", fault(url, CLOSED), url);
        assertEquals("must", fault("http://crm.example/", CLOSED));
        assertEquals("must be an address that begins with https://", fault("http://93.184.216.34/", OPEN));
    }

    @Test
    void a_private_address_is_refused_at_once_unless_the_installation_opens_its_network() {
        for (var url : List.of("https://10.0.0.1/x", "https://[::1]/", "https://169.254.169.254/latest", "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/", "https://127.0.0.1:9911/", "https://localhost:1/x", "https://LocalHost./",
                "https://crm.localhost/", "https://printer.local/", "https://metadata.google.internal/", "https://nas.home.arpa/")) {
            var said = new WebhookAddress(url, CLOSED).fault().orElseThrow(() -> new AssertionError(url)).english();
            assertTrue(said.contains("must be public") && said.contains("PERENNIAL_WEBHOOK_NETWORKS"), said);
        }
        for (var url : List.of("https://127.0.0.1:9911/", "http://127.0.0.1:9911/x", "http://[::1]/", "http://localhost:9911/x",
                "https://localhost/",
                "https://crm.internal/"))
            assertEquals("none", fault(url, OPEN), url);
        assertEquals("must", fault("http://10.0.0.1/", OPEN));
    }

    @Test
    void what_is_read_otherwise_elsewhere_is_no_host() {
        for (var url : List.of("https://127.1:9911/", "https://127.0.1/", "https://0x7f.1/", "https://0177.0.0.1:9911/", "https://10.1/",
                "https://2130706433/", "https://127.000.000.001/", "https://a.1/", "https://a.0x1/", "https://256.1.1.1/",
                "https://[1::2::3]/",
                "https://crm.example:99999/", "https://crm.example/?a=b#part", "https://crm.example/{id}"))
            for (var settings : List.of(CLOSED, OPEN)) {
                var said = new WebhookAddress(url, settings).fault().orElseThrow(() -> new AssertionError(url)).english();
                assertTrue(said.startsWith("must have a host name"), url + " " + said);
            }
    }
}
