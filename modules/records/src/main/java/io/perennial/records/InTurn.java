package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Divides upserts so that a record is written before the first one that names it by its key. */
final class InTurn {
    private InTurn() {}

    /** @param field the field in which a statement names another record of its kind */
    static List<List<Upsert>> of(List<Upsert> all, String field) {
        var parts = new ArrayList<List<Upsert>>();
        var known = new HashSet<Named>();
        int begin = 0;
        for (int at = 0; at < all.size(); at++) {
            if (known.contains(named(all.get(at).statement().fields().path(field)))) {
                parts.add(all.subList(begin, at));
                known.clear();
                begin = at;
            }
            keys(all.get(at)).forEach(known::add);
        }
        if (begin < all.size()) parts.add(all.subList(begin, all.size()));
        return parts;
    }

    private record Named(String system, String externalId) {}

    private static Stream<Named> keys(Upsert upsert) {
        var said = upsert.statement().fields().path("externalKeys").valueStream().map(InTurn::named);
        return upsert.key() == null ? said : Stream.concat(Stream.of(new Named(upsert.key().system(), upsert.key().externalId())), said);
    }

    private static Named named(JsonNode key) {
        return new Named(key.path("system").asText(), key.path("externalId").asText().strip());
    }
}
