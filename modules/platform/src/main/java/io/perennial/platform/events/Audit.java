package io.perennial.platform.events;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The log of all changes and all refused accesses. Rows are inserted, never updated. */
@ApplicationScoped
public class Audit {
    private static final int LONGEST_SUBJECT = 100;

    static final String WRITE =
            """
            insert into platform.audit (tenant_id, id, at, happened_at, actor, action, subject, about, label, changes, request_id)
            select o.tenant_id, r.*
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :at::timestamptz[], :happenedAt::timestamptz[], :actor::text[], :type::text[], :subject::text[], :about::text[], :label::text[],
                        :changes::jsonb[], :requestId::text[]) r
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    /** Logs a refused access in its own transaction, because a refused request is rolled back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void refused(String action, String subject) {
        note(action, subject);
    }

    /** Logs an action that changes no field, in the current transaction. */
    public void note(String action, String subject) {
        var call = Call.current();
        var shown = shortened(subject);
        sql.addEach(WRITE, List.of(Sql.values(
                "id", TypeId.next(),
                "at", clock.instant(),
                "happenedAt", null,
                "actor", call.actor(),
                "type", action,
                "subject", shown,
                "about", shown,
                "label", "",
                "changes", Map.of(),
                "requestId", call.requestId())));
    }

    private static String shortened(String subject) {
        if (subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT) return subject;
        return subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT));
    }
}
