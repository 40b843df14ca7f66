package io.perennial.renewals.notices;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a member of work that somebody else has assigned to them. */
@ApplicationScoped
@BeyondSight("The history says who did it; it is asked only whether that was the member.")
class Assignments {
    /** @param subject the record that somebody is to work on */
    record Assigned(Id subject, AccountId account, String label, MemberId to) {}

    private record Doer(String subject, String actor) {}

    private static final String LAST =
            """
            select distinct on (subject) subject, actor
            from {beyond platform.history}
            where subject = any (:subjects)
            order by subject, id desc
            """;

    @Inject Notices notices;
    @Inject Home home;
    @Inject Sql sql;

    /** Returns the member to whom a change of {@code ownerId} gives a record. */
    static Optional<Assigned> of(Id subject, AccountId account, String label, Changes changes) {
        var owner = changes.fields().get("ownerId");
        if (owner == null || owner.after() == null) return Optional.empty();
        var to = owner.after() instanceof MemberId member ? Optional.of(member)
                : TypeId.parse(owner.after().toString(), "mem", MemberId::new);
        return to.map(member -> new Assigned(subject, account, label, member));
    }

    void tell(List<Assigned> assigned) {
        if (assigned.isEmpty()) return;
        var doers = new HashMap<String, String>();
        var subjects = assigned.stream().map(one -> one.subject.text()).distinct().toArray(String[]::new);
        for (var doer : sql.list(Doer.class, LAST, Map.of("subjects", subjects))) doers.put(doer.subject, doer.actor);
        notices.post(assigned.stream().filter(one -> !one.to.text().equals(doers.get(one.subject.text()))).map(this::news).toList());
    }

    private News news(Assigned one) {
        var cause = "assigned " + one.subject.text() + " " + home.today();
        return new News(one.to, one.account, NoticeKind.ASSIGNED, cause, one.subject, one.label, null);
    }
}
