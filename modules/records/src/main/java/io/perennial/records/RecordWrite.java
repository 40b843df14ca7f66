package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Keeping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One write of some records of one kind. It reads their external keys, statements and references once for all of them, and writes keys,
 * statements and consequences once at its end. So it takes a few statements for any number of records.
 */
final class RecordWrite<E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> {
    private final RecordCollection<E, B, ?> collection;
    private final Records records;
    private final Matched<E, B> matched;
    private final Statements statements;
    private final Conflicts conflicts;
    private final Surroundings<E, B> surroundings;
    /** The system whose statement is being written. */
    private @Nullable String source;

    private RecordWrite(
            RecordCollection<E, B, ?> collection, Stream<ExternalKey> named, Collection<ExternalKey> by, List<B> bodies, List<E> also,
            Records records) {
        this.collection = collection;
        this.records = records;
        var wholes = bodies.stream().flatMap(body -> body instanceof PartBody<?> part ? Stream.ofNullable(part.whole()) : Stream.of());
        matched = Matched.reserved(collection, named, wholes, records);
        statements = Statements.about(by, collection.kind(), records.sql);
        conflicts = new Conflicts(collection);
        surroundings = collection.around(bodies, Stream.concat(matched.all().stream(), also.stream()).toList());
    }

    /** @param also records that are written in any case, whatever keys the bodies have */
    static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> RecordWrite<E, B> of(
            RecordCollection<E, B, ?> collection, List<B> bodies, List<E> also, Records records) {
        var named = bodies.stream().flatMap(body -> body.externalKeys().stream());
        return new RecordWrite<>(collection, named, List.of(), bodies, also, records);
    }

    static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> RecordWrite<E, B> of(
            RecordCollection<E, B, ?> collection, List<Incoming<B>> incoming, Records records) {
        var by = incoming.stream().map(Incoming::key).filter(Objects::nonNull).distinct().toList();
        var bodies = incoming.stream().map(one -> one.said().body()).toList();
        return new RecordWrite<>(collection, incoming.stream().flatMap(Incoming::keys), by, bodies, List.of(), records);
    }

    /** Finds the records that are meant although nobody has the key. */
    void findMeant(List<Incoming<B>> incoming) {
        var strange = incoming.stream().filter(one -> one.key() != null && matched.found(one.key()).isEmpty());
        matched.findMeant(collection.meant(strange.map(one -> one.said().body()).toList()), collection, records);
    }

    Outcome put(Incoming<B> incoming) {
        var key = incoming.key();
        source = Maybe.map(key, ExternalKey::system);
        if (key == null) return Outcome.of(null, () -> new Outcome.Created(add(incoming.alone(records.json))));
        var found = matched.found(key).or(() -> matched.meant(incoming.said().body(), key)).orElse(null);
        if (found == null) return Outcome.of(null, () -> new Outcome.Created(create(key, incoming)));
        if (!surroundings.sees(found)) return new Outcome.Refused(null, taken());
        return Outcome.of(found.id(), () -> incoming.upsert().how() == Upsert.How.REPLACES
                ? replace(found, key, incoming)
                : merge(found, key, incoming));
    }

    /** Does not name the record: the caller does not see it. */
    private Refusal taken() {
        return RecordRefusal.EXTERNAL_KEY_TAKEN.because(
                Wording.of("Another {kind} has this external key.").with("kind", new Wording(collection.kind().noun(), Map.of())));
    }

    private Id create(ExternalKey key, Incoming<B> incoming) {
        var record = added(incoming.alone(records.json));
        statements.keep(key, record.id(), incoming.upsert().statement(), incoming.days(values(record)));
        return record.id();
    }

    private Outcome replace(E record, ExternalKey key, Incoming<B> incoming) {
        var last = statements.last(key, record.id());
        var merged = incoming.over(into(record, last.isEmpty()), last, records.json);
        var outcome = change(record, merged.body());
        statements.keep(key, record.id(), incoming.upsert().statement(), merged.days());
        conflicts.note(key, record.id(), merged.ways());
        return outcome;
    }

    private Outcome merge(E record, ExternalKey key, Incoming<B> incoming) {
        incoming.said().refuseClosed();
        var last = statements.last(key, record.id());
        var now = incoming.whole(last.map(Statements.Memory::statement));
        if (last.filter(before -> before.statement().equals(now)).isPresent() && incoming.changesNothingAgain())
            return new Outcome.Unchanged(record.id());
        var merged = incoming.into(into(record, last.isEmpty()), key, last, records.json);
        var outcome = change(record, merged.body());
        statements.keep(key, record.id(), now, merged.days());
        conflicts.note(key, record.id(), merged.ways());
        return outcome;
    }

    private Incoming.Into<B> into(E record, boolean first) {
        var keeping = new Keeping(surroundings.settled(record, first), surroundings.refusals(record));
        return new Incoming.Into<>(record.body(), values(record), keeping, surroundings.settled(record, false));
    }

    private DatedField.@Nullable Values values(E record) {
        return collection.dated().map(field -> field.of().apply(record)).orElse(null);
    }

    Id add(B body) {
        return added(body).id();
    }

    private E added(B body) {
        check(body, null);
        var record = collection.of(body, records.clock.instant());
        surroundings.adding(record);
        records.entities.add(record);
        matched.changed(record, List.of());
        surroundings.changed(record, null);
        records.events.publish(record.created(), source);
        return record;
    }

    Outcome change(E record, B to) {
        check(to, record);
        var before = record.body();
        var meant = source == null ? to : surroundings.meant(record, to, source);
        var changed = record.change(meant, records.clock.instant());
        if (changed.isEmpty()) return new Outcome.Unchanged(record.id());
        matched.changed(record, before.externalKeys());
        surroundings.changed(record, before);
        records.events.publish(changed.get(), source);
        return new Outcome.Updated(record.id());
    }

    private void check(B body, @Nullable E of) {
        var faults = NewKeys.faults(body, of == null ? List.of() : of.externalKeys());
        if (!faults.isEmpty()) throw new Invalid(faults);
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
        statements.write(records.sql, records.clock.instant());
        conflicts.write(records.sql, records.clock.instant());
        surroundings.written();
    }
}
