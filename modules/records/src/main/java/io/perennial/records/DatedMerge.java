package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Decimals;
import io.perennial.platform.json.ThreeWays;
import io.perennial.platform.json.ThreeWays.Clash;
import io.perennial.platform.json.ThreeWays.Kept;
import io.perennial.records.DatedField.Values;
import io.perennial.records.DatedField.Word;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges what a system says of a dated field into a record, three ways, day by day.
 *
 * @param ours the values of the record
 * @param own the same as JSON
 * @param days what the system said last, by day
 * @param unsaid the value of a record about which nothing was said
 * @param kept which value the record has if both changed
 */
record DatedMerge(DatedField<?> field, Values ours, ObjectNode own, ObjectNode days, JsonNode unsaid, Kept kept) {
    /** Returns what the system said last, by day, after this word. Days that the record no longer has are forgotten. */
    ObjectNode daysAfter(Word last, Word now) {
        var after = days.deepCopy();
        after.retain(ours.said().keySet());
        if (now.value() != null) after.set(ours.key(now.day()), now.value());
        else if (last.value() != null && last.isOfNow()) after.remove(ours.now());
        return after;
    }

    /** Adds what the system changes. A day that it leaves out later is not taken back: it told of a change, which stays told. */
    void into(ThreeWays ways, Word last, Word now) {
        if (now.value() == null && (last.value() == null || !last.isOfNow())) return;
        if (now.value() != null && now.isAs(last)) return;
        var key = ours.key(now.day());
        var agreed = agreed(key, last, now);
        var theirs = now.value() == null ? unsaid : now.value();
        if (Decimals.same(theirs, agreed)) return;
        ways.moved().add(field.place(key));
        if (now.isOfNow()) ways.moved().add(field.place(DatedField.START));
        var own = this.own.get(key);
        if (Decimals.same(theirs, own)) return;
        if (kept == Kept.THEIRS) field.set(ways.patch(), theirs, now.day());
        if (kept == Kept.OURS || own != null && !Decimals.same(own, agreed == null ? unsaid : agreed))
            ways.clashes().add(new Clash(field.place(key), agreed, theirs, Objects.requireNonNullElse(own, unsaid), kept));
    }

    /** Returns what the system said last of the value that it names now. Without days, it knows of one value only. */
    private @Nullable JsonNode agreed(String key, Word last, Word now) {
        var said = days.get(key);
        return said == null && now.isOfNow() && last.isOfNow() ? last.value() : said;
    }

    /** Returns the same for a caller who has seen the record: what it names is changed, and is no conflict. */
    DatedMerge corrected() {
        return new DatedMerge(field, ours, own, own, unsaid, Kept.THEIRS);
    }

    /** Returns what a system said by day before its days were noted: its last word. */
    static ObjectNode days(@Nullable ObjectNode noted, Word last, Values ours) {
        if (noted != null) return noted;
        var days = JsonNodeFactory.instance.objectNode();
        if (last.value() != null) days.set(ours.key(last.day()), last.value());
        return days;
    }
}
