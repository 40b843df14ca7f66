package io.perennial.engagement.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.engagement.tasks.Priority;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.kernel.Id;
import io.perennial.kernel.Money;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.requests.Listing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that waits for somebody.
 *
 * @param id the record's id, of the kind's own form
 * @param title the task's title, or the ticket's number and subject; null for a renewal
 * @param dueAt the instant at which it is late; null if nobody said when
 * @param priority of a task only
 * @param arr the ARR due of a renewal, in the tenant's currency
 * @param reason why it is where it is in the list
 * @param cause why a rule made the task
 */
public record WorkEntry(
        WorkKind kind,
        String id,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        @Nullable String title,
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        @Nullable TeamId teamId,
        @Nullable Instant dueAt,
        boolean overdue,
        @Nullable Priority priority,
        @Classified(FieldClass.REVENUE) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money arr,
        WorkReason reason,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason cause,
        long version) {
    /** The most records of each kind that a list of everybody's work has. */
    static final int MOST = 2_000;

    /** Says for whom the listed work waits: the caller, the caller's teams, or everybody whose accounts the caller sees. */
    enum Whose {
        ME, TEAM, ALL
    }

    /** The place of an entry in a list. */
    record Place(UUID value) implements Id {
        @Override
        public String prefix() {
            return "work";
        }
    }

    record Row(
            WorkKind kind, Place id, @Nullable AccountId accountId, @Nullable String accountName, @Nullable String title,
            @Nullable MemberId ownerId, @Nullable String ownerName, @Nullable TeamId teamId, @Nullable Instant dueAt, boolean overdue,
            @Nullable Priority priority, @Nullable Money arr, String code, Map<String, String> figures, @Nullable TaskReason cause,
            long version) {
        WorkEntry entry() {
            var known = new LinkedHashMap<>(figures);
            known.values().removeIf(value -> value == null);
            return new WorkEntry(kind, kind.id(id.value()), accountId, accountName, title, ownerId, ownerName, teamId, dueAt, overdue,
                    priority,
                    arr, new WorkReason(code, known), cause, version);
        }
    }

    static final Listing<Row> OF_MEMBERS = listing(WorkSql.OF_MEMBERS);
    static final Listing<Row> OF_ALL = listing(WorkSql.OF_ALL);

    /** Leaves it to the statement to say whose work is read: a condition around it would use no index. */
    private static Listing<Row> listing(String rows) {
        return Listing.of(Row.class, rows, "rank")
                .filter("whose", Whose.class, whose -> "true")
                .filter("kind", WorkKind.class, "l.kind = :kind")
                .filter("accountId", AccountId.class, "l.account_id = :accountId")
                .always("rank", "rank", "bigint");
    }
}
