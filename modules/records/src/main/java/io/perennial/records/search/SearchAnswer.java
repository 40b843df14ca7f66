package io.perennial.records.search;

import io.perennial.records.search.Searches.Shown;
import java.util.List;

/** Lists what a search found, the best first. */
public record SearchAnswer(List<SearchHit> items) {
    /**
     * A record that was found.
     *
     * @param kind its collection: {@code accounts}
     * @param accountId the account that it belongs to, or itself
     * @param title its name, number or first line
     * @param pieces a part of it in which the words were found; the pieces together are the text
     */
    public record SearchHit(String kind, String id, String accountId, String accountName, String title, List<SearchPiece> pieces) {
        static SearchHit of(SearchKind kind, Shown row, String asked) {
            var marks = new Marks(asked);
            var inTitle = marks.in(row.title());
            var found = row.text() == null || marks.areIn(inTitle) ? inTitle : marks.in(marks.part(row.text()));
            return new SearchHit(kind.name(), kind.id().apply(row.id()).text(), io.perennial.kernel.TypeId.encode("acct", row.accountId()),
                    row.accountName(), row.title(), marks.areIn(found) ? found : inTitle);
        }
    }

    /** @param marked true if the piece is a word that was searched for */
    public record SearchPiece(String text, boolean marked) {}
}
