package io.perennial.surveys.asking;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a contact wanted to be asked nothing any more, and if a person has let them be asked again since.
 *
 * @param id of the contact
 * @param optedOut true if the contact is asked nothing
 * @param optedOutAt the last time; also that of another contact with the same address
 * @param readmittedAt when a person let the contact be asked again, before or after
 */
public record OptOutView(
        ContactId id,
        @Nullable String name,
        boolean optedOut,
        Instant optedOutAt,
        @Nullable Instant readmittedAt,
        @Nullable MemberId readmittedById,
        @Nullable String readmittedByName,
        @Nullable String reason) {
    /** The one that holds comes first, then the one that ended last. */
    private static final String SEEN =
            """
            select c.id, c.name, o.ended_at is null as opted_out, o.created_at as opted_out_at, o.ended_at as readmitted_at,
                   o.ended_by as readmitted_by_id, (select m.name from {identity.member_name} m where m.id = o.ended_by) as readmitted_by_name,
                   o.end_reason as reason
            from {accounts.visible_contact} c
            cross join lateral (
                select * from {joined surveys.opt_out} o
                where o.contact_id = c.id or o.address = lower(c.emails ->> 0)
                order by o.ended_at desc nulls first, o.created_at desc limit 1) o
            """;

    static final Listing<OptOutView> OF_ACCOUNT = Listing
            .of(OptOutView.class, SEEN + " where c.account_id = :account", "-optedOutAt")
            .always("optedOutAt", "opted_out_at", "timestamptz");

    static Optional<OptOutView> find(ContactId id, Sql sql) {
        return sql.first(OptOutView.class, SEEN + " where c.id = :id", Map.of("id", id));
    }
}
