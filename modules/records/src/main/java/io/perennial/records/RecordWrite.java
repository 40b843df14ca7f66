package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One write of some records of one kind. It reads their external keys and references once for all of them, and writes keys and
 * consequences once at its end. So it takes a few statements for any number of records.
 */
final class RecordWrite<E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> {
    private final RecordCollection<E, B, ?> collection;
    private final Records records;
    private final Matched<E, B> matched;
    private final Surroundings<E, B> surroundings;

    /** @param also records that are written in any case, whatever keys the bodies have */
    RecordWrite(RecordCollection<E, B, ?> collection, List<B> bodies, List<E> also, Records records) {
        this.collection = collection;
        this.records = records;
        var wholes = bodies.stream().flatMap(body -> body instanceof PartBody<?> part ? Stream.ofNullable(part.whole()) : Stream.of());
        matched = Matched.of(collection, bodies.stream().flatMap(body -> body.externalKeys().stream()), wholes, records);
        surroundings = collection.around(bodies, Stream.concat(matched.all().stream(), also.stream()).toList());
    }

    /** Finds the records that bodies mean whose key nobody has. */
    void findMeant(List<B> bodies) {
        var strange =
                bodies.stream().filter(body -> !body.externalKeys().isEmpty() && matched.found(body.externalKeys()).isEmpty()).toList();
        matched.findMeant(collection.meant(strange), collection, records);
    }

    Outcome put(B body) {
        var found = matched.found(body.externalKeys()).or(() -> matched.meant(body)).orElse(null);
        if (found == null) return Outcome.of(null, () -> new Outcome.Created(add(body)));
        if (!surroundings.sees(found)) return new Outcome.Refused(null, taken());
        return Outcome.of(found.id(), () -> change(found, body));
    }

    /** Does not name the record: the caller does not see it. */
    private Refusal taken() {
        return RecordRefusal.EXTERNAL_KEY_TAKEN.because(
                Wording.of("Another {kind} has this external key.").with("kind", new Wording(collection.kind().noun(), Map.of())));
    }

    Id add(B body) {
        check(body, null);
        var record = collection.of(body, records.clock.instant());
        records.entities.add(record);
        matched.changed(record, List.of());
        surroundings.changed(record, null);
        records.events.publish(record.created());
        return record.id();
    }

    Outcome change(E record, B to) {
        check(to, record);
        var before = record.body();
        var changed = record.change(to, records.clock.instant());
        if (changed.isEmpty()) return new Outcome.Unchanged(record.id());
        matched.changed(record, before.externalKeys());
        surroundings.changed(record, before);
        records.events.publish(changed);
        return new Outcome.Updated(record.id());
    }

    private void check(B body, @Nullable E of) {
        surroundings.check(body, of);
        matched.refuseTaken(body.externalKeys(), of);
    }

    void delete(E record) {
        surroundings.checkDelete(record);
        records.deleteParts(collection.kind(), record.id());
        matched.deleted(record);
        surroundings.changed(record, record.body());
        records.events.publish(record.delete(records.clock.instant()));
    }

    void end() {
        matched.write(records);
        surroundings.written();
    }
}
