package io.perennial.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The copy of a tenant that a partner's program keeps: a snapshot, and by the feed what changed since. It applies an entry only if its version is
 * higher than the one that it has, as the design says.
 */
final class FollowedCopy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DERIVED =
            StreamSupport.stream(ApiDocument.load().root().at("/components/schemas").spliterator(), false)
                    .flatMap(schema -> schema.path("x-derived").valueStream()).map(JsonNode::asText).distinct().toList();

    private final PerennialApi reader;

    /** The records by type and id. */
    private final Map<String, JsonNode> records = new TreeMap<>();
    private String cursor;

    private FollowedCopy(PerennialApi reader, JsonNode snapshot) {
        this.reader = reader;
        this.cursor = snapshot.path("after").asText();
    }

    static FollowedCopy of(PerennialApi reader) {
        var id = reader.post("/snapshots", Map.of()).expect(202).text("/id");
        var view = Awaited.until(() -> reader.get("/snapshots/" + id).expect(200).json(),
                one -> one.path("state").asText().equals("complete"));
        var copy = new FollowedCopy(reader, view);
        for (var file : view.path("files")) {
            var type = file.path("type").asText();
            reader.get("/snapshots/" + id + "/lines?type=" + type).expect(200).body().lines().map(FollowedCopy::read)
                    .forEach(line -> copy.records.put(type + " " + line.path("id").asText(), line));
        }
        return copy;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Reads the feed to its end. */
    FollowedCopy follow() {
        for (var more = true; more;) {
            var page = reader.get("/changes?limit=1000&after=" + cursor).expect(200).json();
            page.path("items").forEach(this::apply);
            cursor = page.path("after").asText();
            more = page.path("more").asBoolean();
        }
        return this;
    }

    private void apply(JsonNode entry) {
        var key = entry.path("type").asText() + " " + entry.path("id").asText();
        var kept = records.get(key);
        if (kept != null && kept.path("version").asLong() >= entry.path("version").asLong()) return;
        if (entry.path("op").asText().equals("removed")) records.remove(key);
        else if (entry.has("data")) records.put(key, entry.path("data"));
    }

    /** Returns what is not in this copy as it is in another one: the records and, of those that both have, the fields. */
    List<String> differences(FollowedCopy other) {
        return Stream.concat(records.keySet().stream(), other.records.keySet().stream()).distinct().sorted()
                .flatMap(key -> differences(key, records.get(key), other.records.get(key)).stream()).toList();
    }

    private static List<String> differences(String key, JsonNode here, JsonNode there) {
        if (here == null) return List.of(key + " was not told");
        if (there == null) return List.of(key + " was not told to be gone");
        var found = new ArrayList<String>();
        for (var field : ((ObjectNode) here).without(DERIVED).properties())
            if (!field.getValue().equals(there.path(field.getKey())))
                found.add(key + " " + field.getKey() + ": " + field.getValue() + " is " + there.path(field.getKey()));
        return found;
    }
}
