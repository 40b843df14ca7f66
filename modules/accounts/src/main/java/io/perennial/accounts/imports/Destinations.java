package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.accounts.Destination;
import io.perennial.accounts.Fact;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.kernel.Invalid;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Statement;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.records.KeyedBody;
import io.perennial.records.KeyedRecord;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKinds;
import io.perennial.records.Records;
import io.perennial.records.Upsert;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes rows to the same collections as the bodies of API calls, with the same checks. A row amends what its system said: about a field
 * that the mapping does not name, it says nothing, so that two exports of one system do not empty each other's fields.
 */
@ApplicationScoped
class Destinations {
    private final Instance<Destination<?>> contributed;
    private final RecordKinds kinds;
    private final Records records;
    private final Json json;
    private final Sql sql;

    @Inject
    Destinations(@Any Instance<Destination<?>> contributed, RecordKinds kinds, Records records, Json json, Sql sql) {
        this.contributed = contributed;
        this.kinds = kinds;
        this.records = records;
        this.json = json;
        this.sql = sql;
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
        var drafts = this.<Upsert>located(mapping, rows);
        var system = Objects.requireNonNull(mapping.match()).system();
        for (var draft : drafts) draft.read(fields -> {
            if (draft.isFaulty()) check(fields, collection.body());
            return upsert(draft.key().isEmpty() ? new ExternalKey(system, "") : json.valid(new ExternalKey(system, draft.key())), fields);
        });
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var outcomes = records.put(collection, sound.stream().map(Draft::body).toList()).iterator();
        for (var draft : sound) draft.done(row -> RowResult.of(row, outcomes.next()));
        return drafts.stream().map(Draft::result).toList();
    }

    /** Refuses the other faults of a row that is refused in any case. A field that the mapping does not name may be known already. */
    private void check(ObjectNode fields, Class<? extends Record> type) {
        try {
            var others = json.furtherErrors(json.merge(new MergePatch(fields), type), null);
            if (!others.isEmpty()) throw new Invalid(others);
        } catch (Invalid refused) {
            var named = refused.errors().stream().filter(error -> fields.has(error.pointer().replaceFirst("^/([^/]*).*", "$1"))).toList();
            if (!named.isEmpty()) throw new Invalid(named);
        }
    }

    /** Makes a statement. One with an empty key is of a row that is refused in any case. */
    private static Upsert upsert(ExternalKey key, ObjectNode fields) {
        return new Upsert(key, new Statement(fields), Upsert.How.AMENDS);
    }

    private <B extends Record & Fact> List<RowResult> facts(
            ImportMapping mapping, List<Read> rows, Destination<B> destination) {
        var drafts = this.<B>located(mapping, rows);
        for (var draft : drafts) draft.read(fields -> json.merge(new MergePatch(fields), destination.body()));
        var refused = destination.refused(drafts.stream().filter(Draft::isOpen).map(Draft::body).toList());
        for (var draft : drafts)
            if (draft.isOpen() && refused.get(draft.body()) instanceof Invalid because) draft.refuse(because);
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var effects = destination.put(sound.stream().map(Draft::body).toList()).iterator();
        for (var draft : sound) draft.done(row -> RowResult.of(row, effects.next()));
        return drafts.stream().map(Draft::result).toList();
    }

    /** Looks up the accounts of all rows at once. */
    private <B> List<Draft<B>> located(ImportMapping mapping, List<Read> rows) {
        var columns = new ColumnNames(mapping);
        var drafts = rows.stream().map(row -> new Draft<B>(row, columns)).toList();
        var key = mapping.account();
        if (key == null) return drafts;
        var named = NamedAccounts.of(key, rows.stream().map(Read::account).toList(), sql);
        for (var draft : drafts) draft.locate(named.get(draft.account()), key.column());
        return drafts;
    }
}
