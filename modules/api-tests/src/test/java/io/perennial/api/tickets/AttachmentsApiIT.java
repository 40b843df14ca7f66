package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class AttachmentsApiIT {
    private static final String BYTES = "application/octet-stream";
    private static final String PAGE = "<!DOCTYPE html><html><script>alert(1)</script></html>";

    private final PerennialApi admin;
    private final PerennialApi agent;
    private final PerennialApi vendor;
    private final String ticket;

    AttachmentsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        agent = perennial.member("agent", "northwind");
        vendor = perennial.member("vendor", "northwind");
        ticket = admin.post("/tickets", Map.of("subject", "Files " + UUID.randomUUID())).expect(201).text("/id");
    }

    private static String upload(PerennialApi by, String name) {
        return by.sendBytes("POST", "/attachments?name=" + name, BYTES, PAGE.getBytes(StandardCharsets.UTF_8)).expect(201).text("/id");
    }

    @Test
    void a_file_goes_with_a_message_and_is_only_ever_downloaded() {
        var file = upload(admin, "map%20%22a%22.png");
        var message = admin.post("/messages", Map.of("ticketId", ticket, "kind", "internal", "text", "See", "attachmentIds", List.of(file)))
                .expect(201);
        assertEquals(file, message.text("/attachmentIds/0"));

        var view = admin.get("/attachments/" + file).expect(200);
        assertEquals("map \"a\".png text/html " + PAGE.length() + " " + ticket,
                view.text("/name") + " " + view.text("/type") + " " + view.text("/size") + " " + view.text("/ticketId"));
        var content = admin.get("/attachments/" + file + "/content").expect(200);
        assertEquals(PAGE, content.body());
        assertEquals(BYTES, content.header("Content-Type"));
        assertEquals("attachment; filename*=UTF-8''map%20%22a%22.png", content.header("Content-Disposition"));
        assertEquals("nosniff", content.header("X-Content-Type-Options"));
        assertEquals("default-src 'none'; frame-ancestors 'none'; sandbox", content.header("Content-Security-Policy"));
        vendor.get("/attachments/" + file).expect(404, "not_found");
        vendor.get("/attachments/" + file + "/content").expect(404, "not_found");
    }

    @Test
    void a_message_names_only_files_of_its_writer_that_no_other_has() {
        var file = upload(agent, "map.png");
        var body = Map.of("ticketId", ticket, "kind", "internal", "text", "See", "attachmentIds", List.of(file));

        for (var address : List.of("/attachments/" + file, "/attachments/" + file + "/content")) {
            admin.get(address).expect(404, "not_found");
            agent.get(address).expect(200);
        }
        admin.post("/messages", body).expect(422, "unknown_attachment");
        agent.post("/messages", body).expect(201);
        agent.post("/messages", body).expect(422, "unknown_attachment");
    }

    @Test
    void what_is_no_file_is_refused() {
        admin.sendBytes("POST", "/attachments", BYTES, new byte[] {1}).expect(400, "invalid_parameter");
        admin.sendBytes("POST", "/attachments?name=..%2Fetc", BYTES, new byte[] {1}).expect(400, "invalid_parameter");
        admin.sendBytes("POST", "/attachments?name=a.png", "image/png", new byte[] {1}).expect(415, "unsupported_media_type");
        admin.with("Content-Encoding", "gzip").sendBytes("POST", "/attachments?name=a.png", BYTES, new byte[] {1})
                .expect(415, "unsupported_media_type");
        admin.sendBytes("POST", "/attachments?name=a.png", BYTES, new byte[25 * 1024 * 1024 + 1]).expect(413, "too_large");
    }
}
