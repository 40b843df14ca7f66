package io.perennial.accounts.contacts;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.records.search.SearchKind;
import io.perennial.records.search.SearchRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Set;

/** Makes contacts searchable by name and e-mail address. */
@ApplicationScoped
@ListensAs("accounts.contact-search")
@BeyondSight("What is searched is kept of all contacts. A search answers only ids of visible ones.")
class ContactSearch {
    private static final String TEXTS =
            """
            select c.id, c.account_id, c.name as title, '' as open_text,
                   c.name || ' ' || coalesce((select string_agg(e, ' ') from jsonb_array_elements_text(c.emails) e), '') as closed_text
            from {beyond accounts.contact} c
            where c.id = any (:ids) and c.deleted_at is null
            """;
    private static final String SHOWN =
            """
            select c.id, c.account_id, (select a.name from {joined accounts.live_account} a where a.id = c.account_id) as account_name,
                   c.name as title, (select string_agg(e, ' · ') from jsonb_array_elements_text(c.emails) e) as text
            from {accounts.visible_contact} c
            where c.id = any (:ids)
            """;
    static final SearchKind KIND = new SearchKind("contacts", "accounts.contact", "contacts:read", ContactId::new,
            Set.of(FieldClass.PERSON_NAMES, FieldClass.CONTACT_DETAILS), TEXTS, SHOWN);

    @Inject SearchRows rows;

    @Produces
    static SearchKind kind() {
        return KIND;
    }

    void on(@Observes Happened<ContactEvent> happened) {
        rows.follow(KIND, happened.each(ContactEvent::subject));
    }
}
