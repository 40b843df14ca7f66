package io.perennial.records;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.platform.json.Texts;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.sql.BeyondSight;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One kind of record, described once: its names in the API, permissions, imports and the timeline, and its table.
 *
 * @param name the collection in the API's paths, the prefix of its permissions, and its kind in imports and external
 *     keys: {@code contacts}
 * @param noun the singular, for refusals: {@code contact}
 * @param table {@code schema.table}, which has {@code deleted_at}, {@code updated_at} and {@code version}
 * @param id creates its typed id
 * @param events the sealed interface of its events; the timeline's kinds follow from their names
 * @param hold a statement that locks the rows that protect the records {@code :ids} and those that are to be parts of
 *     {@code :wholes}, until the transaction ends and always in the same order; a concurrent write of them waits, and then sees the changes
 * @param seen a statement that reads those of the records {@code :ids} that the caller sees, and locks nothing
 * @param part the record that it is part of, if any
 * @param isImported true if files of this kind can be imported
 * @param batch the maximum number of records in a batch; 0 if there are no batches
 */
@BeyondSight("Two writers by the same external key wait for each other, whether they see the record or not.")
public record RecordKind(
        String name,
        String noun,
        String table,
        Function<UUID, ? extends Id> id,
        Class<? extends DomainEvent> events,
        String hold,
        String seen,
        Optional<Part> part,
        boolean isImported,
        int batch) {
    /** Creates the event for a part that is deleted together with its parent. */
    public interface Deleted {
        DomainEvent of(UUID id, UUID parent, String label);
    }

    /**
     * Describes a record as a part of another one, with which it is deleted.
     *
     * @param parent the kind of the other record
     * @param column the column with the other record's id
     * @param label the column with the name that people use
     */
    public record Part(String parent, String column, String label, Deleted deleted) {
        private static final Pattern WORD = Pattern.compile("_([a-z])");

        /** Returns the field of the bodies that names the other record by an external key: {@code account}. */
        String keyField() {
            return WORD.matcher(column.replaceFirst("_id$", "")).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        }
    }

    /** Returns a kind that is not a part, not imported, and without batches. */
    public static RecordKind of(
            String name, String noun, String table, Function<UUID, ? extends Id> id, Class<? extends DomainEvent> events) {
        var hold = "select id from {beyond " + table + "} where id = any (:ids) order by id for no key update";
        var seen = "select id from {" + visible(table) + "} where id = any (:ids)";
        return new RecordKind(name, noun, table, id, events, hold, seen, Optional.empty(), false, 0);
    }

    private static String visible(String table) {
        return table.replace(".", ".visible_");
    }

    /** Returns the name of the slice of its records that the caller sees. */
    String visible() {
        return visible(table);
    }

    /** Returns the same kind, locked and seen by other rows than its own. */
    public RecordKind heldBy(String hold, String seen) {
        return new RecordKind(name, noun, table, id, events, hold, seen, part, isImported, batch);
    }

    public RecordKind partOf(RecordKind parent, String column, String label, Deleted deleted) {
        var belongs = Optional.of(new Part(parent.name(), column, label, deleted));
        // Whoever writes a part locks the whole: a part is not added to a record that is just deleted, and the lock order is the same everywhere.
        var whole = "select " + column + " from {beyond " + table + "} where id = any (:ids) union select unnest(:wholes::uuid[])";
        var hold = "select id from {beyond " + parent.table() + "} where id in (" + whole + ") order by id for no key update";
        return new RecordKind(name, noun, table, id, events, hold, seen, belongs, isImported, batch);
    }

    /** Returns the same kind for parts whose whole may be unknown: a write locks the records too, after their wholes. */
    public RecordKind orAlone() {
        var own = "select id from {beyond " + table + "} where id = any (:ids) order by id for no key update";
        var both = "with whole as (" + hold + "), own as (" + own + ") select id from whole union all select id from own";
        return heldBy(both, seen);
    }

    public RecordKind imported() {
        return new RecordKind(name, noun, table, id, events, hold, seen, part, true, batch);
    }

    public RecordKind inBatchesOf(int most) {
        return new RecordKind(name, noun, table, id, events, hold, seen, part, isImported, most);
    }

    /** Adds the filter {@code externalSystem} to the list of its records. */
    public <R extends Record> Listing<R> filtered(Listing<R> listing) {
        var keyed = "exists (select from {records.external_key} k where k.kind = '" + name
                + "' and k.record_id = l.id and k.system = any(:externalSystem))";
        return listing.filter("externalSystem", ExternalKey.SYSTEM, keyed);
    }

    /** Returns the prefix of its ids: {@code cont}. */
    public String prefix() {
        return id.apply(new UUID(0, 0)).prefix();
    }

    /** Returns the first word of the names of its events: {@code expansion}. */
    public String word() {
        return Texts.snake(events.getSimpleName().replaceFirst("Event$", ""));
    }

    boolean isPartOf(RecordKind parent) {
        return part.filter(one -> one.parent().equals(parent.name())).isPresent();
    }

}
