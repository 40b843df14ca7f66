package io.perennial.records.search;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.search.SearchAnswer.SearchHit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches kinds of records: first for what is written so, and only if that is too little, for what is nearly written so. */
@ApplicationScoped
class Searches {
    /** @param wanted the query; empty if the text has no words */
    record Terms(String plain, @Nullable String wanted, @Nullable String near) {}

    record Hit(UUID id, int rank) {}

    record Shown(UUID id, UUID accountId, String accountName, String title, @Nullable String text) {}

    private record Ranked(SearchKind kind, Hit hit) {}

    private static final String TERMS =
            """
            select records.folded(:q) as plain, records.search_query(o.tenant_id, :q, false, :open)::text as wanted,
                   records.search_query(o.tenant_id, :q, true, :open)::text as near
            from {platform.owner} o
            """;
    private static final int NEARLY = 5;

    @Inject Sql sql;
    @Inject @Any Instance<SearchKind> kinds;

    /** Returns the kinds that there are, by name. */
    Stream<SearchKind> kinds() {
        return kinds.stream().sorted(Comparator.comparing(SearchKind::name));
    }

    List<SearchHit> find(String text, List<SearchKind> among, int limit) {
        return find(text, among, limit, sql);
    }

    static List<SearchHit> find(String text, List<SearchKind> among, int limit, Sql sql) {
        if (Call.current().sight().shape() == Sight.Shape.NONE) return List.of();
        var hits = new ArrayList<Ranked>();
        for (var kind : among) hits.addAll(hits(text, kind, limit, sql));
        var best = hits.stream().sorted(Comparator.comparingInt(one -> one.hit.rank)).limit(limit).toList();
        var shown = new ArrayList<Optional<SearchHit>>();
        var read = among.stream().collect(Collectors.toMap(Function.identity(), kind -> shown(kind, best, sql)));
        for (var one : best)
            shown.add(Optional.ofNullable(read.getOrDefault(one.kind, Map.of()).get(one.hit.id))
                    .map(row -> SearchHit.of(one.kind, row, text)));
        return shown.stream().flatMap(Optional::stream).toList();
    }

    private static List<Ranked> hits(String text, SearchKind kind, int limit, Sql sql) {
        var terms = sql.first(Terms.class, TERMS, Map.of("q", text, "open", kind.isOnlyOpen())).orElseThrow();
        var wanted = terms.wanted;
        var near = terms.near;
        if (wanted == null || near == null || wanted.isEmpty()) return List.of();
        var found = new ArrayList<>(read(kind, terms.plain, wanted, limit, sql));
        if (found.size() < limit && !near.equals(wanted)) {
            var known = found.stream().map(Hit::id).collect(Collectors.toSet());
            var others = read(kind, terms.plain, near, limit, sql).stream().filter(hit -> !known.contains(hit.id)).toList();
            for (var hit : others.subList(0, Math.min(others.size(), limit - known.size()))) found.add(new Hit(hit.id, NEARLY));
        }
        return found.stream().map(hit -> new Ranked(kind, hit)).toList();
    }

    private static List<Hit> read(SearchKind kind, String plain, String query, int limit, Sql sql) {
        var sight = Call.current().sight();
        return sql.list(Hit.class, kind.find(), Map.of(
                "wanted", query, "plain", plain, "every", sight.shape() == Sight.Shape.ALL, "owners", sight.owners().toArray(UUID[]::new),
                "segments", sight.segments().toArray(String[]::new), "most", limit));
    }

    /** Reads the records through their slice: the sight is asked a second time, and no value of a closed class is shown. */
    private static Map<UUID, Shown> shown(SearchKind kind, List<Ranked> best, Sql sql) {
        var ids = best.stream().filter(one -> one.kind.equals(kind)).map(one -> one.hit.id).toArray(UUID[]::new);
        if (ids.length == 0) return Map.of();
        return sql.list(Shown.class, kind.shown(), Map.of("ids", ids)).stream().collect(Collectors.toMap(Shown::id, Function.identity()));
    }
}
