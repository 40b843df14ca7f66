package io.perennial.accounts.notes;

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

/** Makes notes searchable by the words of their text. */
@ApplicationScoped
@ListensAs("accounts.note-search")
@BeyondSight("What is searched is kept of all notes. A search answers only ids of visible ones.")
class NoteSearch {
    private static final String TEXTS =
            """
            select n.id, n.account_id, left(split_part(n.text, chr(10), 1), 100) as title, '' as open_text, n.text as closed_text
            from {beyond accounts.note} n
            where n.id = any (:ids) and n.deleted_at is null
            """;
    private static final String SHOWN =
            """
            select n.id, n.account_id, (select a.name from {joined accounts.live_account} a where a.id = n.account_id) as account_name,
                   left(split_part(n.text, chr(10), 1), 100) as title, n.text
            from {accounts.visible_note} n
            where n.id = any (:ids)
            """;
    static final SearchKind KIND =
            new SearchKind("notes", "accounts.note", "notes:read", NoteId::new, Set.of(FieldClass.INTERNAL), TEXTS, SHOWN);

    @Inject SearchRows rows;

    @Produces
    static SearchKind kind() {
        return KIND;
    }

    void on(@Observes Happened<NoteEvent> happened) {
        rows.follow(KIND, happened.each(NoteEvent::subject));
    }
}
