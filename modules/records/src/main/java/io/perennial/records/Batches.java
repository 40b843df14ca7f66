package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.http.Problem;
import io.perennial.platform.http.Problems;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Statement;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.records.BatchResult.BatchItem;
import io.perennial.records.BatchResult.BatchSummary;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads batches item by item, writes their records together, and answers item by item. */
@ApplicationScoped
class Batches {
    @Inject Json json;
    @Inject Problems problems;
    @Inject Records records;
    @Resource TransactionSynchronizationRegistry transaction;

    <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Response put(
            RecordCollection<E, B, ?> of, BatchBody batch, boolean isAtomic, Upsert.How how) {
        refuseMoreThan(of.kind().batch(), batch);
        var read = batch.items().stream().map(item -> new Item(item, how, json)).toList();
        var sound = read.stream().filter(item -> item.upsert != null).toList();
        var outcomes = records.put(of, sound.stream().map(item -> item.upsert).toList()).iterator();
        for (var item : sound) item.outcome = outcomes.next();
        if (isAtomic) undoUnlessAll(read);
        return Response.status(207).entity(result(read)).build();
    }

    private static void refuseMoreThan(int most, BatchBody batch) {
        if (batch.items().size() > most) throw new Invalid(List.of(new FieldError("/items", "size",
                Wording.of("must have {min} to {max} items").with("min", 1).with("max", most))));
    }

    private static final class Item {
        private final @Nullable Upsert upsert;
        private Outcome outcome;

        Item(JsonNode node, Upsert.How how, Json json) {
            Upsert sound = null;
            try {
                sound = new Upsert(key(node, json), new Statement(json.read(node, ObjectNode.class)), how);
                outcome = new Outcome.Refused(null, RequestRefusal.INTERNAL.because("The item was not processed."));
            } catch (Invalid noObject) {
                outcome = new Outcome.Refused(null, noObject);
            }
            upsert = sound;
        }

        /** Returns the first external key. One that is no key is refused later, together with the item's other errors. */
        private static @Nullable ExternalKey key(JsonNode node, Json json) {
            try {
                return node.at("/externalKeys/0") instanceof ObjectNode first ? json.read(first, ExternalKey.class) : null;
            } catch (Invalid noKey) {
                return null;
            }
        }

        @Nullable
        String externalId() {
            return upsert == null || upsert.key() == null ? null : upsert.key().externalId();
        }

        boolean isRefused() {
            return outcome instanceof Outcome.Refused;
        }
    }

    /** Rolls everything back if one item is refused. Then the valid items report that they were not applied. */
    private void undoUnlessAll(List<Item> items) {
        if (items.stream().noneMatch(item -> item.isRefused())) return;
        transaction.setRollbackOnly();
        for (Item item : items)
            if (!item.isRefused())
                item.outcome = new Outcome.Refused(null, RecordRefusal.NOT_APPLIED.because("Another item was refused."));
    }

    private BatchResult result(List<Item> read) {
        var items = new ArrayList<BatchItem>(read.size());
        int created = 0, updated = 0, unchanged = 0, refused = 0;
        for (int index = 0; index < read.size(); index++) {
            Item item = read.get(index);
            var external = item.externalId();
            switch (item.outcome) {
                case Outcome.Created(var id) -> { created++; items.add(made(index, id, external)); }
                case Outcome.Updated(var id) -> { updated++; items.add(done(index, id, external)); }
                case Outcome.Unchanged(var id) -> { unchanged++; items.add(done(index, id, external)); }
                case Outcome.Refused(var id, var because) -> { refused++; items.add(refused(index, id, external, because)); }
            }
        }
        return new BatchResult(items, new BatchSummary(created, updated, unchanged, refused));
    }

    private static BatchItem made(int index, Id id, @Nullable String external) {
        return new BatchItem(index, id.text(), external, 201, null, external == null ? "no_external_key" : null);
    }

    private static BatchItem done(int index, Id id, @Nullable String external) {
        return new BatchItem(index, id.text(), external, 200, null, null);
    }

    private BatchItem refused(int index, @Nullable Id id, @Nullable String external, RuntimeException because) {
        Problem problem = problems.of(because);
        return new BatchItem(index, Maybe.map(id, Id::text), external, problem.status(), problem, null);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(new LimitView("batch_items", BatchBody.MAXIMUM, "items", "The maximum number of items in a batch.")));
    }
}
