package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.perennial.kernel.TypeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final WebhookSettings CLOSED = WebhookSettings.from(Map.of());
    private static final WebhookSettings OPEN = WebhookSettings.from(Map.of("PERENNIAL_WEBHOOK_NETWORKS", "127.0.0.1"));

    private final List<String> heard = new ArrayList<>();
    private final HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    EndpointTest() throws IOException {
        answer("/ok", 204, Map.of());
        answer("/busy", 503, Map.of("Retry-After", "120"));
        answer("/elsewhere", 307, Map.of("Location", "/ok"));
        receiver.start();
    }

    private void answer(String path, int status, Map<String, String> headers) {
        receiver.createContext(path, exchange -> {
            heard.add(path + " " + exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void a_message_is_sent_with_its_headers_and_the_answer_is_told() {
        var sent = send(OPEN, "crm.example", "/ok", "127.0.0.1");

        assertTrue(sent.isDone());
        assertEquals(List.of("/ok msg_1 {\"type\":\"webhook.test\"}"), heard);
        assertEquals(new Endpoint.Result(503, null, Optional.of("120")), send(OPEN, "crm.example", "/busy", "127.0.0.1"));
    }

    @Test
    void a_redirect_is_not_followed() {
        assertEquals(307, send(OPEN, "crm.example", "/elsewhere", "127.0.0.1").status());
        assertEquals(1, heard.size());
    }

    @Test
    void nothing_is_sent_to_an_address_that_is_not_public_whatever_it_is_called() {
        for (var host : List.of("crm.example", "127.0.0.1", "localhost", "[::1]")) {
            var sent = send(CLOSED, host, "/ok", "127.0.0.1");
            assertNull(sent.status());
            assertEquals("The host has an address that is not public", sent.error());
        }
        assertEquals("The host has an address that is not public", send(OPEN, "crm.example", "/ok", "127.0.0.1", "10.0.0.1").error());
        assertEquals("The host has an address that is not public", send(OPEN, "crm.example", "/ok", "93.184.216.34").error());
        assertEquals(List.of(), heard);
    }

    @Test
    void a_host_that_cannot_be_read_is_told() {
        assertEquals("The address cannot be read", send(OPEN, "[1::2::3]", "/ok", "127.0.0.1").error());
    }

    /** A name server that answers otherwise the second time must not be asked a second time. */
    @Test
    void the_host_is_resolved_once() {
        var asked = new ArrayList<String>();
        var endpoint = SentWebhooks.endpoint(OPEN, host -> {
            asked.add(host);
            return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        });
        assertTrue(endpoint.send(message("crm.example", "/ok")).join().isDone());
        assertEquals(List.of("crm.example"), asked);
    }

    @Test
    void only_addresses_that_everybody_reaches_are_public() throws UnknownHostException {
        for (var closed : List.of("0.0.0.0", "10.1.2.3", "100.64.0.1", "127.8.8.8", "169.254.169.254", "172.31.255.255", "192.0.0.8",
                "192.168.0.1",
                "198.19.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fc00::1", "fd12::1",
                "fe80::1",
                "ff02::1", "2001:db8::1", "2002:a00:1::", "2001::1", "::10.0.0.1"))
            assertFalse(CheckedAddresses.isPublic(InetAddress.getByName(closed)), closed);
        for (var open : List.of("1.1.1.1", "93.184.216.34", "100.63.255.255", "172.32.0.1", "2606:4700::1", "2a00:1450::5"))
            assertTrue(CheckedAddresses.isPublic(InetAddress.getByName(open)), open);
        assertThrows(IllegalArgumentException.class, () -> WebhookSettings.from(Map.of("PERENNIAL_WEBHOOK_NETWORKS", "intranet")));
    }

    private Endpoint.Result send(WebhookSettings settings, String host, String path, String... addresses) {
        return SentWebhooks.endpoint(settings, _ -> {
            var found = new InetAddress[addresses.length];
            for (int at = 0; at < found.length; at++) found[at] = InetAddress.ofLiteral(addresses[at]);
            return found;
        }).send(message(host, path)).join();
    }

    private Outgoing message(String host, String path) {
        var url = "http://" + host + ":" + receiver.getAddress().getPort() + path;
        return new Outgoing(new WebhookDeliveryId(TypeId.next()), url, Map.of("webhook-id", "msg_1"), "{\"type\":\"webhook.test\"}", 1);
    }
}
