package io.perennial.api.made;

import io.perennial.api.PerennialApi;
import java.util.List;
import java.util.Map;

/** Uploads a file for a message of the records' ticket. */
final class Uploaded {
    private Uploaded() {}

    static String file(Records records, PerennialApi api) {
        var target = "/attachments?name=" + records.key() + ".txt";
        var file = api.send("POST", target, "application/octet-stream", records.text()).expect(201).text("/id");
        api.post("/messages",
                Map.of("ticketId", records.id("tick"), "kind", "internal", "text", records.text(), "attachmentIds", List.of(file)))
                .expect(201);
        return file;
    }
}
