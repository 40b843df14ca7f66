package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.accounts.Destination;
import io.perennial.accounts.Fact;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import io.perennial.records.KeyedRecord;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKinds;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to the same collections as the bodies of API calls, with the same checks. A field that a mapping does not name keeps its
 * value, so that an export from one system does not overwrite what other systems say.
 */
@ApplicationScoped
class Destinations {
    @Inject @Any Instance<Destination<?>> contributed;
    @Inject RecordKinds kinds;
    @Inject Records records;
    @Inject Json json;
    @Inject Sql sql;

    /** Returns an instance for tests outside a container. */
    static Destinations of(List<Destination<?>> destinations, Json json, Sql sql) {
        var all = new Destinations() {
            @Override
            Stream<Destination<?>> facts() {
                return destinations.stream();
            }
        };
        all.kinds = RecordKinds.of(List.of());
        all.json = json;
        all.sql = sql;
        return all;
    }

    Stream<Destination<?>> facts() {
        return contributed.stream();
    }

    /** Returns the kinds that rows can have, as callers and mappings name them. */
    Stream<String> names() {
        return Stream.concat(kinds.imported().map(records -> records.kind().name()), facts().map(Destination::kind));
    }

    /** Returns the fields that, with the account, identify a fact; none for records, which have a key. */
    List<String> identity(ImportMapping mapping) {
        return kinds.imported(mapping.kind()).isPresent() ? List.of() : facts(mapping.kind()).identity();
    }

    /** Writes the rows and returns the result of each, in their order. */
    List<RowResult> put(ImportMapping mapping, List<Read> rows) {
        var collection = kinds.imported(mapping.kind());
        return collection.isPresent() ? records(mapping, rows, collection.get()) : facts(mapping, rows, facts(mapping.kind()));
    }

    private Destination<?> facts(String kind) {
        return facts().filter(destination -> destination.kind().equals(kind)).findFirst()
                .orElseThrow(() -> new IllegalStateException("No destination for rows of kind " + kind));
    }

    private <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> List<RowResult> records(
            ImportMapping mapping, List<Read> rows, RecordCollection<E, B, ?> collection) {
        var drafts = this.<B>located(mapping, rows);
        var system = Objects.requireNonNull(mapping.match()).system();
        var keys = drafts.stream().map(Draft::key).filter(key -> !key.isEmpty()).map(key -> new ExternalKey(system, key));
        var before = records.known(collection, keys.distinct().toList());
        for (var draft : drafts) {
            var key = new ExternalKey(system, draft.key());
            draft.read(fields -> body(fields, key, before.get(key), collection.body()));
        }
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var outcomes = records.put(collection, sound.stream().map(Draft::body).toList()).iterator();
        for (var draft : sound) draft.done(row -> RowResult.of(row, outcomes.next()));
        return drafts.stream().map(Draft::result).toList();
    }

    private <B extends Record> B body(ObjectNode fields, ExternalKey key, @Nullable B before, Class<B> type) {
        if (before != null) return json.merge(before, new MergePatch(fields), type);
        // A copy: if the step is tried again, another call may have created the record, and its other keys must stay.
        var created = fields.deepCopy();
        if (!key.externalId().isEmpty())
            created.putArray("externalKeys").addObject().put("system", key.system()).put("externalId", key.externalId());
        return json.merge(new MergePatch(created), type);
    }

    private <B extends Record & Fact> List<RowResult> facts(
            ImportMapping mapping, List<Read> rows, Destination<B> destination) {
        var drafts = this.<B>located(mapping, rows);
        for (var draft : drafts) draft.read(fields -> json.merge(new MergePatch(fields), destination.body()));
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var effects = destination.put(sound.stream().map(Draft::body).toList()).iterator();
        for (var draft : sound) draft.done(row -> RowResult.of(row, effects.next()));
        return drafts.stream().map(Draft::result).toList();
    }

    /** Looks up the accounts of all rows at once. */
    private <B> List<Draft<B>> located(ImportMapping mapping, List<Read> rows) {
        var drafts = rows.stream().map(Draft<B>::new).toList();
        var key = mapping.account();
        if (key == null) return drafts;
        var named = NamedAccounts.of(key, rows.stream().map(Read::account).toList(), sql);
        for (var draft : drafts) draft.locate(named.get(draft.account()), key.column());
        return drafts;
    }
}
