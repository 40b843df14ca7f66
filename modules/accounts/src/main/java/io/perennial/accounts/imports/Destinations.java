package io.perennial.accounts.imports;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Destination;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.Fact;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.kernel.Invalid;
import io.perennial.platform.Json;
import io.perennial.platform.MergePatch;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
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
    /** A row on its way: once it has a result, no step touches it any more. */
    private static final class Draft<B> {
        private final Read read;
        private @Nullable B body;
        private @Nullable RowResult result;

        Draft(Read read) {
            this.read = read;
            if (!read.reasons().isEmpty()) refuse(read.reasons());
        }

        void refuse(List<String> reasons) {
            result = RowResult.refused(read.row(), reasons);
        }

        boolean isOpen() {
            return result == null;
        }
    }

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
        var before = destination.known(open.stream().map(draft -> new ExternalKey(system, draft.read.key())).distinct().toList());
        for (var draft : open) {
            var key = new ExternalKey(system, draft.read.key());
            read(draft, () -> body(draft.read, key, before.get(key), destination.body()));
        }
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var outcomes = destination.put(sound.stream().map(draft -> draft.body).toList()).iterator();
        for (var draft : sound) draft.result = RowResult.of(draft.read.row(), outcomes.next());
        return results(drafts);
    }

    private <B extends Record> B body(Read read, ExternalKey key, @Nullable B before, Class<B> type) {
        var patch = new MergePatch(read.fields());
        if (before != null) return json.merge(before, patch, type);
        read.fields().putArray("externalKeys").addObject().put("system", key.system()).put("externalId", key.externalId());
        return json.merge(patch, type);
    }

    private <B extends Record & Fact> List<RowResult> facts(
            ImportMapping mapping, List<Read> rows, Destination.OfFacts<B> destination) {
        var drafts = this.<B>located(mapping, rows);
        for (var draft : drafts)
            if (draft.isOpen()) read(draft, () -> json.merge(new MergePatch(draft.read.fields()), destination.body()));
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var effects = destination.put(sound.stream().map(draft -> draft.body).toList()).iterator();
        for (var draft : sound) draft.result = RowResult.of(draft.read.row(), effects.next());
        return results(drafts);
    }

    /** The account is looked up for all rows at once. */
    private <B> List<Draft<B>> located(ImportMapping mapping, List<Read> rows) {
        var drafts = rows.stream().map(Draft<B>::new).toList();
        var key = mapping.account();
        if (key == null) return drafts;
        var named = NamedAccounts.of(key, rows.stream().map(Read::account).toList(), sql);
        for (var draft : drafts) if (draft.isOpen()) locate(draft, named.get(draft.read.account()), key);
        return drafts;
    }

    private static void locate(Draft<?> draft, @Nullable AccountId account, ImportMapping.AccountKey key) {
        if (account != null) draft.read.fields().put("accountId", account.text());
        else draft.refuse(List.of(key.column() + ": no account is known by it"));
    }

    private interface Reading<B> {
        B body();
    }

    private static <B> void read(Draft<B> draft, Reading<B> reading) {
        try {
            draft.body = reading.body();
        } catch (Invalid invalid) {
            draft.result = RowResult.refused(draft.read.row(), invalid);
        }
    }

    private static List<RowResult> results(List<? extends Draft<?>> drafts) {
        var results = new ArrayList<RowResult>(drafts.size());
        for (var draft : drafts) results.add(Objects.requireNonNull(draft.result));
        return results;
    }
}
