package io.perennial.partners.feed;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.events.ChangeLog;
import io.perennial.platform.requests.Fingerprint;
import io.perennial.records.FollowedKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Limits the feed to what a reader asks for and may see.
 *
 * @param kinds the kinds of records by type
 * @param binding what a cursor belongs to: the reader and the types that it asked for
 * @param sight tells two sights apart. A cursor is of no use after the sight has changed: records came into it or went out of it without
 *     having changed
 */
public record FeedScope(Map<String, FollowedKind> kinds, String binding, String sight) {
    private record Seen(boolean all, List<String> owners, List<String> segments, List<String> closed, List<String> kinds) {}

    private static final int TELLING = 16;

    /**
     * @param asked the types of the query; none means all
     * @param permitted the kinds that the reader may read
     */
    public static FeedScope of(List<String> asked, List<FollowedKind> permitted) {
        var kinds = permitted.stream()
                .filter(kind -> asked.isEmpty() || asked.contains(kind.type()))
                .collect(Collectors.toMap(FollowedKind::type, Function.identity()));
        var binding = "changes " + Call.current().actor() + " " + asked.stream().distinct().sorted().toList();
        return new FeedScope(kinds, binding, sight(kinds));
    }

    /** Returns the kind of an entry that the reader asked for. */
    FollowedKind kind(ChangeLog.Entry entry) {
        return Objects.requireNonNull(kinds.get(entry.kind()));
    }

    private static String sight(Map<String, FollowedKind> kinds) {
        var sight = Call.current().sight();
        var seen = new Seen(
                sight.all(),
                sight.owners().stream().map(Object::toString).sorted().toList(),
                sight.segments().stream().sorted().toList(),
                sight.closed().stream().map(FieldClass::name).sorted().toList(),
                kinds.keySet().stream().sorted().toList());
        return Fingerprint.of(seen).substring(0, TELLING);
    }
}
