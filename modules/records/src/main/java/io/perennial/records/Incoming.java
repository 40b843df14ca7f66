package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Place;
import io.perennial.platform.json.Said;
import io.perennial.platform.json.Statement;
import io.perennial.platform.json.ThreeWays;
import io.perennial.records.Upsert.How;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An upsert, read as a body of its kind. */
record Incoming<B extends Record & KeyedBody<B>>(Upsert upsert, Said<B> said, Optional<DatedField> dated) {
    /** The field that is merged key by key, because several systems share it. */
    private static final String KEYS = "externalKeys";

    /**
     * The fields that keep the record's value.
     *
     * @param now those of this statement
     * @param always those of any statement: of them, the first word of a system is no conflict
     */
    record Settled(Set<String> now, Set<String> always) {}

    /** @param ways what the statement changes, field by field */
    record Merged<B>(B body, ThreeWays ways) {}

    static <B extends Record & KeyedBody<B>> Incoming<B> of(Upsert upsert, RecordCollection<?, B, ?> of) {
        return new Incoming<>(upsert, Said.of(upsert.statement(), of.body()), of.dated());
    }

    @Nullable
    ExternalKey key() {
        return upsert.key();
    }

    /** Returns all keys that it names, as far as they can be read. */
    Stream<ExternalKey> keys() {
        return Stream.concat(Stream.ofNullable(upsert.key()), keys(said).stream());
    }

    private static List<ExternalKey> keys(Said<? extends KeyedBody<?>> said) {
        return said.body().externalKeys().stream().filter(key -> key != null && key.system() != null && key.externalId() != null).toList();
    }

    /** Returns the body of a record about which nobody says anything else. */
    B alone(Json json) {
        return NamedWholes.read(upsert.faults(), () -> aloneWithoutFaults(json));
    }

    private B aloneWithoutFaults(Json json) {
        said.refuseClosed();
        var fields = upsert.statement().fields();
        var body = said.isFaulty() ? json.read(fields, said.type()) : json.merge(new MergePatch(fields), said.type());
        return upsert.key() == null ? body : body.known(upsert.key());
    }

    /** Returns what the system says with this upsert, together with what it said before where the upsert leaves that as it is. */
    Statement whole(Optional<Statement> last) {
        if (last.isEmpty()) return upsert.statement();
        if (upsert.how() != How.STATES) return last.get().amended(upsert.statement());
        return upsert.statement().withClosedOf(last.get(), said.type());
    }

    /**
     * Merges what the system says now into a record, as far as it differs from what the system said last.
     *
     * @param settled the fields that keep the record's value. It is a conflict if the system says something else than before of them.
     */
    Merged<B> into(B ours, ExternalKey key, Optional<Statement> last, Settled settled, Json json) {
        return NamedWholes.read(upsert.faults(), () -> intoWithoutFaults(ours, key, last, settled, json));
    }

    private Merged<B> intoWithoutFaults(B ours, ExternalKey key, Optional<Statement> last, Settled settled, Json json) {
        if (said.isFaulty() || namesHalfAKey()) json.merge(ours, new MergePatch(upsert.statement().fields()), said.type());
        var theirs = Said.of(whole(last), said.type()).without(KEYS);
        var agreed = last.map(before -> Said.of(before, said.type()).without(KEYS));
        var kept = upsert.how() == How.CORRECTS ? new Settled(Set.of(), Set.of()) : settled;
        var before = agreed.map(Said::values).orElseGet(() -> firstWord(theirs.values(), kept.always()));
        var ways = merged(theirs, ours, before, kept.now());
        var keys = merged(ours.externalKeys(), key, keys(theirs), agreed.map(Incoming::keys).orElse(List.of()));
        if (!keys.equals(ours.externalKeys())) ways.patch().set(KEYS, json.tree(keys));
        return new Merged<>(json.merge(ours, new MergePatch(ways.patch()), said.type()), ways);
    }

    private ThreeWays merged(Said<B> theirs, B ours, Map<Place, JsonNode> agreed, Set<String> settled) {
        if (dated.isEmpty()) return theirs.into(ours, agreed, settled);
        return dated.get().over(theirs.into(ours, dated.get().agreed(agreed, theirs.values()), settled), theirs.statement());
    }

    /** Replaces a record, except for its settled fields. */
    Merged<B> over(B ours, Optional<Statement> last, Set<String> settled, Json json) {
        var named = upsert.statement().fields().deepCopy();
        var kept = JsonNodeFactory.instance.objectNode();
        for (var field : settled) {
            if (!named.has(field)) named.putNull(field);
            kept.set(field, json.tree(ours).path(field));
        }
        var agreed = last.map(before -> Said.of(before.amended(nothingOf(before, settled)), said.type()).values()).orElse(Map.of());
        var ways = Said.of(new Statement(named), said.type()).into(ours, agreed, settled).about(settled);
        return new Merged<>(json.merge(alone(json), new MergePatch(kept), said.type()), ways);
    }

    /** Returns the settled fields that a system left out, and which it therefore said to be empty. */
    private static Statement nothingOf(Statement before, Set<String> settled) {
        var nothing = JsonNodeFactory.instance.objectNode();
        settled.stream().filter(field -> !before.fields().has(field)).forEach(nothing::putNull);
        return new Statement(nothing);
    }

    private boolean namesHalfAKey() {
        return keys(said).size() < said.body().externalKeys().size();
    }

    /** Returns what a system said before its first word: of settled fields the same. */
    private static Map<Place, JsonNode> firstWord(Map<Place, JsonNode> now, Set<String> settled) {
        var agreed = new HashMap<>(now);
        agreed.keySet().removeIf(place -> !settled.contains(place.field()));
        return agreed;
    }

    /**
     * Returns the keys of the record with those that the system says. Only the system's own keys end when it leaves them out: other systems
     * know the record by theirs. New keys come first, so that an error is at the place where the statement has the key.
     */
    private static List<ExternalKey> merged(
            List<ExternalKey> ours, ExternalKey by, List<ExternalKey> theirs, List<ExternalKey> before) {
        var said = new ArrayList<>(theirs);
        if (!said.contains(by)) said.add(by);
        var others = ours.stream()
                .filter(key -> !said.contains(key))
                .filter(key -> !key.system().equals(by.system()) || !before.contains(key))
                .toList();
        if (ours.containsAll(said) && others.size() + said.size() == ours.size()) return ours;
        return Stream.concat(said.stream(), others.stream()).toList();
    }
}
