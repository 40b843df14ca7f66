package io.perennial.accounts;

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

/** Makes accounts searchable by name and tags. */
@ApplicationScoped
@ListensAs("accounts.account-search")
@BeyondSight("What is searched is kept of all accounts. A search answers only ids of visible ones.")
class AccountSearch {
    private static final String TEXTS =
            """
            select a.id, a.id as account_id, a.name as title, a.name as open_text,
                   coalesce((select string_agg(tag, ' ') from jsonb_array_elements_text(a.tags) tag), '') as closed_text
            from {beyond accounts.account} a
            where a.id = any (:ids) and a.deleted_at is null
            """;
    private static final String SHOWN =
            """
            select a.id, a.id as account_id, a.name as account_name, a.name as title,
                   (select string_agg(tag, ' · ') from jsonb_array_elements_text(a.tags) tag) as text
            from {accounts.visible_account} a
            where a.id = any (:ids)
            """;
    static final SearchKind KIND = new SearchKind(
            "accounts", "accounts.account", "accounts:read", AccountId::new, Set.of(FieldClass.INTERNAL), TEXTS, SHOWN);

    @Inject SearchRows rows;

    @Produces
    static SearchKind kind() {
        return KIND;
    }

    void on(@Observes Happened<AccountEvent> happened) {
        rows.follow(KIND, happened.each(AccountEvent::subject));
    }
}
