package io.perennial.partners.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.kernel.Op;
import io.perennial.platform.call.Classified;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.ExternalKey;
import io.perennial.records.FollowedKind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record.
 *
 * @param position orders the entries; those that the reader does not see are missing
 * @param type the kind of record
 * @param version the version of the record after the change
 * @param changedFields the fields that the change changed, by name, without those that are closed to the reader
 * @param occurredAt when it happened
 * @param recordedAt when it was written to the log
 * @param by the member or client who did it, or the name of a job
 * @param source the system whose statement it was, else the client
 * @param trace the {@code X-Sync-Trace} of the request that caused it
 * @param data the record as it is now and as its own address shows it to the reader; absent if it is gone
 */
public record ChangeEntry(
        long position,
        String type,
        Op op,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reason reason,
        String id,
        @Nullable Long version,
        List<String> changedFields,
        List<ExternalKey> externalKeys,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String by,
        @Nullable String source,
        @Nullable String trace,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object data) {
    /** The reason why a record is removed. Out of sight means that the reader may no longer see it. */
    public enum Reason {
        DELETED, MERGED, ERASED, OUT_OF_SIGHT
    }

    /** Returns the entry of a record that the reader sees. */
    static ChangeEntry seen(ChangeLog.Entry logged, FollowedKind kind, Op op, Record data) {
        return of(logged, kind, op, null, kind.keys().apply(data), data);
    }

    /** Returns the entry of a record that is not there, or no longer for the reader. */
    static ChangeEntry unseen(ChangeLog.Entry logged, FollowedKind kind) {
        var reason = StoredPlain.value(logged.reason(), Reason.class);
        return of(logged, kind, Objects.requireNonNull(logged.op()), reason, List.of(), null);
    }

    static ChangeEntry outOfSight(ChangeLog.Entry logged, FollowedKind kind) {
        return of(logged, kind, Op.REMOVED, Reason.OUT_OF_SIGHT, List.of(), null);
    }

    /** Returns the same entry without the record itself, for those who are only told that it changed. */
    public ChangeEntry without(boolean alsoNamesOfFields) {
        return new ChangeEntry(
                position, type, op, reason, id, version, alsoNamesOfFields ? List.of() : changedFields, externalKeys, occurredAt,
                recordedAt, by,
                source, trace, null);
    }

    private static ChangeEntry of(
            ChangeLog.Entry logged, FollowedKind kind, Op op, @Nullable Reason reason, List<ExternalKey> keys, @Nullable Record data) {
        return new ChangeEntry(
                logged.position(), kind.type(), op, reason, kind.id().apply(Objects.requireNonNull(logged.record())).text(),
                logged.version(), open(logged.changedFields(), data == null ? kind.view() : data.getClass()), keys, logged.occurredAt(),
                logged.recordedAt(), logged.actor(), logged.source(),
                logged.syncTrace(), data);
    }

    /** Leaves out the fields of a class that is closed to the reader, and what is named after a part of one. */
    private static List<String> open(List<String> names, Class<?> view) {
        var closed = new HashSet<String>();
        for (var field : view.getRecordComponents()) {
            var classified = field.getAnnotation(Classified.class);
            if (classified == null || !classified.value().isClosed()) continue;
            closed.add(field.getName());
            if (field.getType().isRecord()) for (var part : field.getType().getRecordComponents()) closed.add(part.getName());
        }
        return closed.isEmpty() ? names : names.stream().filter(name -> !closed.contains(name)).toList();
    }
}
