package io.perennial.accounts;

import io.perennial.kernel.Page;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestLists;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads pages of {@code GET /accounts} for the bench of health with the API's own statements, which are package-private in accounts. */
public record AccountPages(Sql sql) {
    private static final int MOST = 200;

    /** @param parameters as in a request: {@code band=red&sort=-score} */
    public Query of(String parameters) {
        return new Query(Stream.of(parameters.split("&"))
                .map(parameter -> parameter.split("="))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1], (first, second) -> second, TreeMap::new)));
    }

    public Page<AccountView> page(Query asked) {
        return TestLists.on(sql).page(AccountView.LISTING, asked);
    }

    /** Returns the query for the page behind so many accounts, or for the last page. */
    public Query behind(int accounts, Query first) {
        var page = first;
        for (int passed = 0; passed < accounts; passed += MOST) {
            var next = page(and(page, Map.of("limit", String.valueOf(MOST)))).nextCursor();
            if (next == null) return page;
            page = and(first, Map.of("cursor", next));
        }
        return page;
    }

    private static Query and(Query asked, Map<String, String> more) {
        var parameters = new TreeMap<>(asked.parameters());
        parameters.putAll(more);
        return new Query(parameters);
    }
}
