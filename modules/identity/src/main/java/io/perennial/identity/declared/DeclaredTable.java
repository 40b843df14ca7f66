package io.perennial.identity.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose rows are declared in files. A row is a JSON object of columns as PostgreSQL's {@code to_jsonb} writes them;
 * omitted columns are left unchanged.
 */
public interface DeclaredTable {
    /** Returns the table's name with its schema: {@code identity.role}. */
    String table();

    /** Returns the columns that identify a row of the tenant; they are unique. */
    List<String> key();

    /** Returns the rows that the files declare. The files are valid already. */
    List<ObjectNode> rows(JsonNode files);

    /** Returns the errors in the files that their schema cannot find, by JSON pointer into the files. */
    default Map<String, String> faults(JsonNode files) {
        return Map.of();
    }

    /**
     * Returns true if the rows have {@code id, version, created_at, updated_at, suspended_at}, as members, clients and teams do. A row
     * that is no longer declared is then suspended; otherwise it is deleted.
     */
    default boolean suspends() {
        return false;
    }

    /** Returns true if files have declared this row. Rows that were made through the API stay as they are when no file names them. */
    default boolean isDeclared(ObjectNode present) {
        return present.path("declared").asBoolean(true);
    }

    /** Returns the prefix of the rows' TypeIDs; empty if they have no ids. */
    default Optional<String> idPrefix() {
        return Optional.empty();
    }

    /** Says how the rows are told to those who follow changes; empty if nobody follows them. */
    default Optional<Followed> followed() {
        return Optional.empty();
    }

    /** Returns the columns that follow from others, such as a sort key. They are written, but are no differences. */
    default Set<String> derived() {
        return Set.of();
    }

    /** Returns the row to write, given the present one: a secret's stored hash is kept as long as it matches. */
    default ObjectNode settle(ObjectNode declared, Optional<ObjectNode> present) {
        return declared;
    }
}
