package io.perennial.accounts.imports;

import io.perennial.accounts.AccountBody;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.Outcome;
import io.perennial.accounts.contacts.ContactBody;
import io.perennial.accounts.contacts.Contacts;
import io.perennial.accounts.contracts.ContractBody;
import io.perennial.accounts.contracts.Contracts;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.accounts.usage.Usage;
import io.perennial.accounts.usage.UsagePoint;
import io.perennial.kernel.Invalid;
import io.perennial.platform.Json;
import io.perennial.platform.MergePatch;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go: to the same collections as the bodies of API calls, with the same care. What a mapping does not name stays
 * as it is, so that an export from one system leaves alone what others say.
 */
@ApplicationScoped
class Destinations {
    /** A collection's records by their keys, as they are. */
    private interface Known<B> {
        Map<ExternalKey, B> by(List<ExternalKey> keys);
    }

    /** A collection's way of creating or replacing many. */
    private interface Put<B> {
        List<Outcome> all(List<B> bodies);
    }

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

    @Inject Accounts accounts;
    @Inject Contacts contacts;
    @Inject Contracts contracts;
    @Inject Usage usage;
    @Inject Json json;
    @Inject Sql sql;

    /** Of each row what became of it, in their order. */
    List<RowResult> put(ImportMapping mapping, List<Read> rows) {
        return switch (mapping.kind()) {
            case ACCOUNTS -> records(mapping, rows, AccountBody.class, accounts::known, accounts::put);
            case CONTACTS -> records(mapping, rows, ContactBody.class, contacts::known, contacts::put);
            case CONTRACTS -> records(mapping, rows, ContractBody.class, contracts::known, contracts::put);
            case USAGE -> points(mapping, rows);
        };
    }

    private <B extends Record> List<RowResult> records(
            ImportMapping mapping, List<Read> rows, Class<B> type, Known<B> known, Put<B> put) {
        var drafts = this.<B>located(mapping, rows);
        var system = Objects.requireNonNull(mapping.match()).system();
        var open = drafts.stream().filter(Draft::isOpen).toList();
        var before = known.by(open.stream().map(draft -> new ExternalKey(system, draft.read.key())).distinct().toList());
        for (var draft : open) {
            var key = new ExternalKey(system, draft.read.key());
            read(draft, () -> body(draft.read, key, before.get(key), type));
        }
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var outcomes = put.all(sound.stream().map(draft -> draft.body).toList()).iterator();
        for (var draft : sound) draft.result = RowResult.of(draft.read.row(), outcomes.next());
        return results(drafts);
    }

    private <B extends Record> B body(Read read, ExternalKey key, @Nullable B before, Class<B> type) {
        var patch = new MergePatch(read.fields());
        if (before != null) return json.merge(before, patch, type);
        read.fields().putArray("externalKeys").addObject().put("system", key.system()).put("externalId", key.externalId());
        return json.merge(patch, type);
    }

    private List<RowResult> points(ImportMapping mapping, List<Read> rows) {
        var drafts = this.<UsagePoint>located(mapping, rows);
        for (var draft : drafts)
            if (draft.isOpen()) read(draft, () -> json.merge(new MergePatch(draft.read.fields()), UsagePoint.class));
        var sound = drafts.stream().filter(Draft::isOpen).toList();
        var effects = usage.put(sound.stream().map(draft -> draft.body).toList()).iterator();
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
