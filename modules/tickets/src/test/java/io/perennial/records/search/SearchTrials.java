package io.perennial.records.search;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.search.SearchAnswer.SearchHit;
import java.util.Collection;
import java.util.List;

/** Runs searches in the tests of modules whose records are searched. */
public final class SearchTrials {
    private SearchTrials() {}

    public static void follow(SearchKind kind, Collection<? extends Id> records, Sql sql) {
        SearchRows.follow(kind, records, sql);
    }

    public static List<SearchHit> find(String text, List<SearchKind> among, int limit, Sql sql) {
        return Searches.find(text, among, limit, sql);
    }
}
