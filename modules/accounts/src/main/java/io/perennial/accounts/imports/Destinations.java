package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.accounts.Destination;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.Fact;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go: to the same collections as the bodies of API calls, with the same care. What a mapping does not name stays
 * as it is, so that an export from one system leaves alone what others say.
 */
@ApplicationScoped
class Destinations {
    @Inject @Any Instance<Destination<?>> contributed;
    @Inject Json json;
    @Inject Sql sql;

    /** For tests, outside of a container. */
    static Destinations of(List<Destination<?>> destinations, Json json, Sql sql) {
        var all = new Destinations() {
            @Override
            Stream<Destination<?>> all() {
                return destinations.stream();
            }
        };
        all.json = json;
        all.sql = sql;
        return all;
    }

    Stream<Destination<?>> all() {
        return contributed.stream();
    }

    Optional<Destination<?>> find(String kind) {
        return all().filter(destination -> destination.kind().equals(kind)).findFirst();
    }

    /** Of each row what became of it, in their order. */
    List<RowResult> put(ImportMapping mapping, List<Read> rows) {
        return switch (find(mapping.kind()).orElseThrow(() -> new IllegalStateException("Nothing takes rows that are " + mapping.kind()))) {
            case Destination.OfRecords<?> records -> records(mapping, rows, records);
            case Destination.OfFacts<?> facts -> facts(mapping, rows, facts);
            case Destination<?> neither -> throw new IllegalStateException(neither.kind() + " are neither records nor facts");
        };
    }

    private <B extends Record> List<RowResult> records(
            ImportMapping mapping, List<Read> rows, Destination.OfRecords<B> destination) {
        var drafts = this.<B>located(mapping, rows);
        var system = Objects.requireNonNull(mapping.match()).system();
        var open = drafts.stream().filter(Draft::isOpen).toList();
        var before = destination.known(open.stream().map(draft -> new ExternalKey(system, draft.key())).distinct().toList());
        for (var draft : open) {
            var key = new ExternalKey(system, draft.key());
            draft.read(fields -> body(fields, key, before.get(key), destination.body()));
        }
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var outcomes = destination.put(sound.stream().map(Draft::body).toList()).iterator();
        for (var draft : sound) draft.done(row -> RowResult.of(row, outcomes.next()));
        return drafts.stream().map(Draft::result).toList();
    }

    private <B extends Record> B body(ObjectNode fields, ExternalKey key, @Nullable B before, Class<B> type) {
        var patch = new MergePatch(fields);
        if (before != null) return json.merge(before, patch, type);
        fields.putArray("externalKeys").addObject().put("system", key.system()).put("externalId", key.externalId());
        return json.merge(patch, type);
    }

    private <B extends Record & Fact> List<RowResult> facts(
            ImportMapping mapping, List<Read> rows, Destination.OfFacts<B> destination) {
        var drafts = this.<B>located(mapping, rows);
        for (var draft : drafts) draft.read(fields -> json.merge(new MergePatch(fields), destination.body()));
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var effects = destination.put(sound.stream().map(Draft::body).toList()).iterator();
        for (var draft : sound) draft.done(row -> RowResult.of(row, effects.next()));
        return drafts.stream().map(Draft::result).toList();
    }

    /** The account is looked up for all rows at once. */
    private <B> List<Draft<B>> located(ImportMapping mapping, List<Read> rows) {
        var drafts = rows.stream().map(Draft<B>::new).toList();
        var key = mapping.account();
        if (key == null) return drafts;
        var named = NamedAccounts.of(key, rows.stream().map(Read::account).toList(), sql);
        for (var draft : drafts) draft.locate(named.get(draft.account()), key.column());
        return drafts;
    }
}
