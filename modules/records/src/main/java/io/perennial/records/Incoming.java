package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Decimals;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Keeping;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Place;
import io.perennial.platform.json.Said;
import io.perennial.platform.json.Statement;
import io.perennial.platform.json.ThreeWays;
import io.perennial.platform.json.ThreeWays.Kept;
import io.perennial.records.DatedField.Values;
import io.perennial.records.Statements.Memory;
import io.perennial.records.Upsert.How;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An upsert, read as a body of its kind. */
record Incoming<B extends Record & KeyedBody<B>>(Upsert upsert, Said<B> said, Optional<? extends DatedField<?>> dated) {
    /** The field that is merged key by key, because several systems share it. */
    private static final String KEYS = "externalKeys";

    /**
     * A record into which it is merged.
     *
     * @param values the values of its dated field, null if its kind has none
     * @param keeping the values that this statement does not change
     * @param always the fields that no statement changes: of them, the first word of a system is no conflict
     */
    record Into<B>(B body, @Nullable Values values, Keeping keeping, Set<String> always) {}

    /**
     * The result of a merge.
     *
     * @param ways what the statement changes, field by field
     * @param days what the system said last of the dated field, by day
     */
    record Merged<B>(B body, ThreeWays ways, @Nullable ObjectNode days) {}

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
        var whole = upsert.how() == How.STATES
                ? upsert.statement().withClosedOf(last.get(), said.type())
                : last.get().amended(upsert.statement());
        return dated.map(field -> field.whole(whole, upsert.statement(), last.get())).orElse(whole);
    }

    /** Returns true if it changes nothing once its system has said the same. A caller who has seen the record means what it names. */
    boolean changesNothingAgain() {
        return upsert.faults().isEmpty() && upsert.how() != How.CORRECTS;
    }

    /** Merges what the system says now into a record, as far as it differs from what the system said last. */
    Merged<B> into(Into<B> record, ExternalKey key, Optional<Memory> last, Json json) {
        return NamedWholes.read(upsert.faults(), () -> intoWithoutFaults(record, key, last, json));
    }

    private Merged<B> intoWithoutFaults(Into<B> record, ExternalKey key, Optional<Memory> last, Json json) {
        var ours = record.body();
        if (said.isFaulty() || namesHalfAKey()) json.merge(ours, new MergePatch(upsert.statement().fields()), said.type());
        var theirs = Said.of(whole(last.map(Memory::statement)), said.type());
        var agreed = last.map(before -> Said.of(before.statement(), said.type()));
        var corrects = upsert.how() == How.CORRECTS;
        var before = new HashMap<>(agreed.map(Said::values).orElseGet(() -> firstWord(theirs.values(), record.always())));
        if (corrects) for (var place : said.values().keySet()) before.put(place, place.in(json.tree(ours)));
        before.keySet().removeIf(this::hasOwnWay);
        var ways = theirs.without(this::hasOwnWay).into(ours, before, corrects ? Keeping.NOTHING : record.keeping());
        if (corrects) ways.moved().addAll(otherwise(agreed));
        var days = dated.map(field -> dated(field, record, theirs, last, agreed, ways, json)).orElse(null);
        var keys = merged(ours.externalKeys(), key, keys(theirs), agreed.map(Incoming::keys).orElse(List.of()));
        if (!keys.equals(ours.externalKeys())) ways.patch().set(KEYS, json.tree(keys));
        return new Merged<>(json.merge(ours, new MergePatch(ways.patch()), said.type()), ways, days);
    }

    /** Returns the places about which the upsert says something else than its system said last. */
    private List<Place> otherwise(Optional<Said<B>> last) {
        var before = last.map(Said::values).orElse(Map.of());
        return said.values().entrySet().stream().filter(one -> !Decimals.same(one.getValue(), before.get(one.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean hasOwnWay(Place place) {
        return place.field().equals(KEYS) || dated.filter(field -> field.is(place)).isPresent();
    }

    /** Merges the dated field, and returns what the system said last by day. */
    private ObjectNode dated(
            DatedField<?> field, Into<B> record, Said<B> theirs, Optional<Memory> last, Optional<Said<B>> agreed, ThreeWays ways,
            Json json) {
        var values = Objects.requireNonNull(record.values());
        var own = (ObjectNode) json.tree(values.said());
        var before = field.word(agreed.map(Said::values).orElse(Map.of()));
        var now = field.word(theirs.values());
        var days = DatedMerge.days(last.map(Memory::days).orElse(null), before, values);
        var merge = new DatedMerge(field, values, own, days, theirs.unsaid(field.field()),
                record.keeping().settled().contains(field.field()) ? Kept.OURS : Kept.THEIRS);
        if (upsert.how() == How.CORRECTS) {
            if (said.values().containsKey(field.place(DatedField.START))) merge.corrected().into(ways, now.another(), now);
        } else if (agreed.isPresent() || !record.always().contains(field.field())) merge.into(ways, before, now);
        return merge.daysAfter(before, now);
    }

    /** Returns what the system has said of the dated field of a record that it has just created. */
    @Nullable
    ObjectNode days(@Nullable Values values) {
        return dated.map(field -> DatedMerge.days(null, field.word(said.values()), Objects.requireNonNull(values))).orElse(null);
    }

    /** Replaces a record, except for the values that stay. */
    Merged<B> over(Into<B> record, Optional<Memory> last, Json json) {
        var ours = json.tree(record.body());
        var settled = record.keeping().settled();
        var named = upsert.statement().fields().deepCopy();
        var kept = JsonNodeFactory.instance.objectNode();
        for (var field : settled) {
            if (!named.has(field)) named.putNull(field);
            kept.set(field, ours.path(field));
        }
        var agreed = last.map(Memory::statement).map(before -> Said.of(before.amended(nothingOf(before, settled)), said.type()).values())
                .orElse(Map.of());
        for (var place : record.keeping().refusals())
            if (record.keeping().isRefused(place, agreed.get(place), place.in(ours))) place.set(kept, place.in(ours));
        var theirs = Said.of(new Statement(named), said.type());
        var ways = theirs.into(record.body(), agreed, record.keeping()).replacing();
        var days = days(record.values());
        return new Merged<>(json.merge(alone(json), new MergePatch(kept), said.type()), ways, days);
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
