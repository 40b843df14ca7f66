package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.MergePatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records of one kind that are patched together: locked, read and checked at once, and then changed one by one. */
final class PatchedRecords<E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> {
    private record Ready<E, B>(E record, B body) {}

    private final RecordCollection<E, B, ?> of;
    private final Records records;
    private final Map<UUID, E> seen = new HashMap<>();
    private final Map<Id, Ready<E, B>> ready = new LinkedHashMap<>();
    private final Map<Id, Outcome> outcomes = new HashMap<>();

    private PatchedRecords(RecordCollection<E, B, ?> of, Records records) {
        this.of = of;
        this.records = records;
    }

    static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> List<Outcome> change(
            RecordCollection<E, B, ?> of, List<RecordChange> changes, Records records) {
        return new PatchedRecords<E, B>(of, records).change(changes);
    }

    private List<Outcome> change(List<RecordChange> changes) {
        var named = NamedWholes.in(changes.stream().map(change -> change.patch().fields()).toList(), of, records);
        records.hold(of.kind(), changes.stream().map(RecordChange::id), named.stream().flatMap(one -> one.whole().stream()));
        read(changes);
        var bodies = named.iterator();
        for (var change : changes) prepare(change, bodies.next());
        return written(changes);
    }

    private void read(List<RecordChange> changes) {
        var live = records.entities.findAll(of.entity(), changes.stream().map(RecordChange::id).toList()).stream()
                .filter(KeyedRecord::isLive)
                .toList();
        RecordKeys.read(of.kind(), live, records.sql);
        var around = of.around(List.of(), live);
        for (var record : live) if (around.sees(record)) seen.put(record.id().value(), record);
    }

    private void prepare(RecordChange change, NamedWholes.Named named) {
        try {
            var record = seen.get(change.id().value());
            if (record == null) throw NotFound.here();
            change.check(record.version());
            var said = named.understood(of);
            ready.put(change.id(),
                    new Ready<>(record, said.read(() -> records.json.merge(record.body(), new MergePatch(said.fields()), of.body()))));
        } catch (Refusal | Invalid because) {
            outcomes.put(change.id(), new Outcome.Refused(change.id(), because));
        }
    }

    private List<Outcome> written(List<RecordChange> changes) {
        var all = List.copyOf(ready.values());
        var write = RecordWrite.of(of, all.stream().map(Ready::body).toList(), all.stream().map(Ready::record).toList(), records);
        ready.forEach((id, one) -> outcomes.put(id, Outcome.of(id, () -> write.change(one.record, one.body))));
        write.end();
        return changes.stream().map(change -> outcomes.get(change.id())).toList();
    }
}
