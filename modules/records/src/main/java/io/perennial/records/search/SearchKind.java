package io.perennial.records.search;

import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A kind of record that can be searched. Its module contributes it as a bean, and its migration calls {@code records.searchable}.
 *
 * @param name the collection in the API's paths: {@code contacts}
 * @param table the table, beside which the migration made {@code …_search}
 * @param permission what a caller needs to read records of this kind
 * @param id creates the typed id
 * @param closable the classes of the searched text that is not plain; it is not searched for a caller to whom one of them is closed
 * @param texts a query of {@code id, account_id, title, open_text, closed_text} of those of the records {@code :ids} that are not deleted
 * @param shown a query of {@code id, account_id, account_name, title, text} of those of the records {@code :ids} that the caller sees; the text is
 *     what else is searched
 */
public record SearchKind(
        String name, String table, String permission, Function<UUID, ? extends Id> id, Set<FieldClass> closable, String texts,
        String shown) {
    /** Returns true if only plain text may be searched. */
    boolean isOnlyOpen() {
        return closable.stream().anyMatch(Call.current().sight().closed()::contains);
    }

    /** Returns the statement that brings what is searched in line with the records {@code :ids}. */
    String renew() {
        return """
                insert into %s_search (tenant_id, id, account_id, title, open_text, closed_text)
                select o.tenant_id, t.id, t.account_id, records.folded(t.title), t.open_text, t.closed_text
                from {platform.owner} o cross join (%s) t
                on conflict (tenant_id, id) do update
                set account_id = excluded.account_id, title = excluded.title, open_text = excluded.open_text, closed_text = excluded.closed_text
                """.formatted(table, texts);
    }

    /** Returns the statement that removes the deleted ones of the records {@code :ids}. */
    String remove() {
        return "delete from %s_search where tenant_id = :tenant and id = any (:ids) and id not in (select t.id from (%s) t)"
                .formatted(table, texts);
    }

    /** Returns the statement that finds ids, the best first. It reads nothing else: see the migration. */
    String find() {
        return "select id, rank from " + table.replace(".", ".found_") + "(:wanted::tsquery, :plain, :every, :owners, :segments, :most)";
    }
}
