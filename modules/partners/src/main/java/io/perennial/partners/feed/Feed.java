package io.perennial.partners.feed;

import io.perennial.kernel.Op;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads changes as a reader may see them: a few statements for each kind of record, for any number of changes. */
@ApplicationScoped
public class Feed {
    /** The positions that are read at once. */
    private static final int WINDOW = 1_000;

    /** A request reads so many windows at most, also if the reader sees nothing of them. */
    private static final int WINDOWS = 5;

    /**
     * The changes that were read.
     *
     * @param reached the last position that was read
     */
    public record Stretch(List<ChangeEntry> items, long reached, boolean more) {}

    private final Sql sql;
    private final ChangeLog log;

    @Inject
    Feed(Sql sql, ChangeLog log) {
        this.sql = sql;
        this.log = log;
    }

    /**
     * Reads the changes after a position.
     *
     * @param last the last position that was numbered before the call
     */
    public Stretch read(long after, long last, FeedScope scope, int limit) {
        if (after > last) throw FeedCursor.expired();
        var items = new ArrayList<ChangeEntry>();
        long at = after;
        for (int window = 0; window < WINDOWS && at < last && items.size() < limit; window++) {
            int most = limit - items.size();
            var logged = window(at, last);
            var asked = logged.stream().filter(entry -> entry.record() != null && scope.kinds().containsKey(entry.kind())).toList();
            // Of what a reader of a part asks for, most may be out of sight.
            var taken = Call.current().sight().all() ? asked.subList(0, Math.min(asked.size(), most)) : asked;
            var told = told(taken, scope);
            items.addAll(told.subList(0, Math.min(told.size(), most)));
            if (told.size() > most) at = items.getLast().position();
            else at = taken.size() < asked.size() ? taken.getLast().position() : logged.getLast().position();
        }
        return new Stretch(items, at, at < last);
    }

    /** Reads the next positions. They have no holes, so a missing one is deleted already and with it a change that was not told. */
    private List<ChangeLog.Entry> window(long after, long last) {
        int most = (int) Math.min(WINDOW, last - after);
        var logged = log.after(after, most);
        if (logged.size() < most) throw FeedCursor.expired();
        return logged;
    }

    private List<ChangeEntry> told(List<ChangeLog.Entry> logged, FeedScope scope) {
        var seen = new HashMap<UUID, Record>();
        logged.stream().collect(Collectors.groupingBy(scope::kind, Collectors.mapping(ChangeLog.Entry::record, Collectors.toList())))
                .forEach((kind, ids) -> seen.putAll(kind.seen(ids, sql)));
        var former = FormerSight.of(logged, log, sql);
        return logged.stream().flatMap(entry -> told(entry, scope.kind(entry), seen.get(entry.record()), former).stream()).toList();
    }

    private static Optional<ChangeEntry> told(ChangeLog.Entry entry, FollowedKind kind, @Nullable Record now, FormerSight former) {
        var op = Objects.requireNonNull(entry.op());
        boolean seesAll = Call.current().sight().all() || !kind.isOfAccounts();
        if (op == Op.REMOVED)
            return Optional.of(entry).filter(one -> seesAll || former.sawDeleted(one)).map(one -> ChangeEntry.unseen(one, kind));
        if (seesAll) return Optional.of(now == null ? ChangeEntry.unseen(entry, kind) : ChangeEntry.seen(entry, kind, op, now));
        boolean sawBefore = op == Op.CHANGED && former.sawBefore(entry, now);
        if (now != null) return Optional.of(ChangeEntry.seen(entry, kind, sawBefore ? Op.CHANGED : Op.CREATED, now));
        return sawBefore ? Optional.of(ChangeEntry.outOfSight(entry, kind)) : Optional.empty();
    }
}
