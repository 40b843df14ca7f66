package io.perennial.records;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One kind of record, described once: how the API, permissions, imports and the timeline call it, and where its rows are.
 *
 * @param name the collection in the API's paths, the prefix of its permissions, its kind among imports, and its kind among external
 *     keys: {@code contacts}
 * @param noun one of them, as a refusal calls it: {@code contact}
 * @param table {@code schema.table}, which has {@code deleted_at}, {@code updated_at} and {@code version}
 * @param id makes its id
 * @param events the sealed family of its events; the timeline's words follow from their names
 * @param hold a statement that locks what the records {@code :ids} are locked by until the transaction ends, always in the same order:
 *     whoever writes by the same keys meanwhile waits, and then sees what was written
 * @param part how it is part of another record, if it is
 * @param isImported whether rows of imported files may become records of this kind
 * @param batch how many may be put at once; 0 if there are no batches
 */
@BeyondSight("Two writers by the same external key wait for each other, whether they see the record or not.")
public record RecordKind(
        String name,
        String noun,
        String table,
        Function<UUID, ? extends Id> id,
        Class<? extends DomainEvent> events,
        String hold,
        Optional<Part> part,
        boolean isImported,
        int batch) {
    /** Makes the event that tells of one that is deleted with the record that it was part of. */
    public interface Deleted {
        DomainEvent of(UUID id, UUID parent, String label);
    }

    /**
     * How a record is part of another one, with which it is deleted.
     *
     * @param parent the other one's kind
     * @param column which has the other one's id
     * @param label the column with what people call it
     */
    public record Part(String parent, String column, String label, Deleted deleted) {}

    /** A kind that is part of no other, not imported and not put in batches. */
    public static RecordKind of(
            String name, String noun, String table, Function<UUID, ? extends Id> id, Class<? extends DomainEvent> events) {
        var hold = "select id from {beyond " + table + "} where id = any (:ids) order by id for no key update";
        return new RecordKind(name, noun, table, id, events, hold, Optional.empty(), false, 0);
    }

    /** The same, locked by other rows than its own. */
    public RecordKind heldBy(String hold) {
        return new RecordKind(name, noun, table, id, events, hold, part, isImported, batch);
    }

    public RecordKind partOf(RecordKind parent, String column, String label, Deleted deleted) {
        var belongs = Optional.of(new Part(parent.name(), column, label, deleted));
        return new RecordKind(name, noun, table, id, events, hold, belongs, isImported, batch);
    }

    public RecordKind imported() {
        return new RecordKind(name, noun, table, id, events, hold, part, true, batch);
    }

    public RecordKind inBatchesOf(int most) {
        return new RecordKind(name, noun, table, id, events, hold, part, isImported, most);
    }

    /** Returns the prefix of its ids: {@code cont}. */
    public String prefix() {
        return id.apply(new UUID(0, 0)).prefix();
    }

    boolean isPartOf(RecordKind parent) {
        return part.filter(one -> one.parent().equals(parent.name())).isPresent();
    }

}
