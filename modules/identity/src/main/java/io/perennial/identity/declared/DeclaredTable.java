package io.perennial.identity.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table whose rows follow from files. A row is a JSON object of columns as PostgreSQL's {@code to_jsonb} writes them;
 * columns it leaves out are left alone.
 */
public interface DeclaredTable {
    /** With its schema: {@code identity.role}. */
    String table();

    /** The columns that say which row it is; the table is unique by them. */
    List<String> key();

    /** What the files declare, already found valid. */
    List<ObjectNode> rows(JsonNode files);

    /** What is wrong with what the files declare, beyond what their schema says: by JSON pointer into them. */
    default Map<String, String> faults(JsonNode files) {
        return Map.of();
    }

    /**
     * True where the rows are people or programs: they have {@code id, version, created_at, updated_at, suspended_at},
     * and one that is no longer declared is suspended. Elsewhere it is deleted.
     */
    default boolean suspends() {
        return false;
    }

    /** The prefix of its TypeIDs, where the rows have ids of their own. */
    default Optional<String> idPrefix() {
        return Optional.empty();
    }

    /** The last word on a row, in sight of the one that is there: a secret's hash is kept as long as it fits. */
    default ObjectNode settle(ObjectNode declared, Optional<ObjectNode> present) {
        return declared;
    }
}
