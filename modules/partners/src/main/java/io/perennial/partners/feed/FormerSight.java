package io.perennial.partners.feed;

import io.perennial.accounts.AccountView;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.events.ChangeLog.Former;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.Known;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Knows what a reader of a part saw before some changes. A record comes into sight or goes out of it when the owner or the segment of its
 * account changes, or when it moves to another account.
 *
 * @param accounts those of the accounts in question that the reader sees, or saw until they were deleted
 */
record FormerSight(Map<UUID, Former> former, Set<UUID> accounts) {
    private static final String ACCOUNTS = "select id from {accounts.visible_account_or_deleted} where id = any (:ids)";

    static FormerSight of(List<ChangeLog.Entry> logged, ChangeLog log, Sql sql) {
        if (Call.current().sight().all()) return new FormerSight(Map.of(), Set.of());
        var former = log.former(logged.stream().map(ChangeLog.Entry::id).toList()).stream()
                .collect(Collectors.toMap(Former::id, Function.identity()));
        var asked = former.values().stream().flatMap(one -> Stream.of(one.aboutId(), one.accountId())).filter(Objects::nonNull)
                .distinct().toArray(UUID[]::new);
        if (asked.length == 0) return new FormerSight(former, Set.of());
        return new FormerSight(former,
                sql.list(Known.class, ACCOUNTS, Map.of("ids", asked)).stream().map(Known::id).collect(Collectors.toSet()));
    }

    /** Returns true if the reader saw a record that is deleted now. */
    boolean sawDeleted(ChangeLog.Entry removal) {
        return find(removal).filter(one -> accounts.contains(one.aboutId())).isPresent();
    }

    /**
     * Returns true if the reader saw the record before this change.
     *
     * @param now the record as the reader sees it now; null if it does not
     */
    boolean sawBefore(ChangeLog.Entry change, @Nullable Record now) {
        var before = find(change);
        if (before.isEmpty()) return now != null;
        if (change.changedFields().contains("accountId")) return accounts.contains(before.get().accountId());
        boolean owner = change.changedFields().contains("ownerId");
        boolean segment = change.changedFields().contains("segment");
        if (!isAccount(change) || !owner && !segment) return now != null;
        var view = now instanceof AccountView account ? account : null;
        return Call.current().sight().sees(
                owner ? before.get().ownerId() : Maybe.map(view, one -> StoredPlain.uuid(one.ownerId())),
                segment ? before.get().segment() : Maybe.map(view, AccountView::segment));
    }

    private Optional<Former> find(ChangeLog.Entry entry) {
        return Optional.ofNullable(former.get(entry.id()));
    }

    private static boolean isAccount(ChangeLog.Entry change) {
        return "account".equals(change.kind());
    }
}
