package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.events.Versions;
import io.perennial.platform.http.Problems;
import io.perennial.platform.json.Expected;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.records.ChangesResult.ChangedItem;
import io.perennial.records.ChangesResult.ChangesSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads many patches item by item, and answers item by item. A patch does the same as in a request of its own. */
@ApplicationScoped
public class ManyChanges {
    record Said(
            @NotNull String id,
            @NotNull @Min(value = 1, message = "must be at least {value}")
            @Max(value = LARGEST, message = "must be at most {value}") Long version,
            @NotNull ObjectNode patch) {}

    /** The largest whole number that each program for JSON reads exactly. */
    private static final long LARGEST = (1L << 53) - 1;

    @Inject Json json;
    @Inject Problems problems;
    @Inject Versions versions;

    /**
     * Answers 207 with one result for each item.
     *
     * @param kind creates the typed id of a record
     * @param change changes the records, and returns one outcome for each change in the same order; a refusal affects one of them only
     */
    public Response answer(Function<UUID, ? extends Id> kind, ChangesBody body, Function<List<RecordChange>, List<Outcome>> change) {
        var named = new HashSet<Id>();
        var items = body.items().stream().map(item -> new Item(item, kind, named, json)).toList();
        var sound = items.stream().filter(item -> item.wanted != null).toList();
        var outcomes = change.apply(sound.stream().map(item -> item.wanted).toList()).iterator();
        for (var item : sound) item.outcome = inItem(outcomes.next());
        return Response.status(207).entity(result(items)).build();
    }

    /** Names the fields of a patch as those of its item. */
    private static Outcome inItem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var id, Invalid invalid) -> new Outcome.Refused(id, invalid.below("/patch"));
            case Outcome.Refused(var id, Refusal refusal) -> new Outcome.Refused(id, refusal.below("/patch"));
            default -> outcome;
        };
    }

    private static final class Item {
        private @Nullable RecordChange wanted;
        private @Nullable Outcome outcome;

        Item(JsonNode node, Function<UUID, ? extends Id> kind, Set<Id> named, Json json) {
            try {
                wanted = read(json.read(node, Said.class), kind, named);
            } catch (Invalid faulty) {
                outcome = new Outcome.Refused(null, faulty);
            }
        }

        /** Refuses a second patch of one record: which version would it mean? */
        private static RecordChange read(Said said, Function<UUID, ? extends Id> kind, Set<Id> named) {
            var like = kind.apply(new UUID(0, 0));
            Id id = TypeId.parse(said.id, like.prefix(), kind::apply).orElse(null);
            if (id == null) throw new Invalid(List.of(new FieldError("/id", "format", Expected.of(like.getClass()))));
            if (!named.add(id)) throw new Invalid(List.of(new FieldError("/id", "rule", Wording.of("must not be in two items"))));
            return new RecordChange(id, said.version, new MergePatch(said.patch));
        }

        @Nullable
        Id id() {
            return Maybe.map(wanted, RecordChange::id);
        }
    }

    private ChangesResult result(List<Item> items) {
        var now = versions.of(items.stream().filter(item -> !(item.outcome instanceof Outcome.Refused)).map(Item::id).toList());
        var results = new ArrayList<ChangedItem>(items.size());
        for (var item : items) results.add(result(results.size(), item, now));
        var updated = (int) items.stream().filter(item -> item.outcome instanceof Outcome.Updated).count();
        var refused = (int) items.stream().filter(item -> item.outcome instanceof Outcome.Refused).count();
        return new ChangesResult(results, new ChangesSummary(updated, items.size() - updated - refused, refused));
    }

    private ChangedItem result(int index, Item item, Map<UUID, Long> now) {
        var id = item.id();
        var text = Maybe.map(id, Id::text);
        if (!(item.outcome instanceof Outcome.Refused(_, var because)))
            return new ChangedItem(index, text, 200, Maybe.map(id, one -> now.get(one.value())), null);
        var problem = problems.of(because);
        return new ChangedItem(index, text, problem.status(), null, problem);
    }

    @Produces
    static Limits limits() {
        return new Limits(
                List.of(new LimitView("change_items", ChangesBody.MAXIMUM, "items", "The maximum number of patches in a request.")));
    }
}
