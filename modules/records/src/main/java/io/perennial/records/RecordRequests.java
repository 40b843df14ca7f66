package io.perennial.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Statement;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Handles the requests that are the same for all kinds of records. A kind's resource declares its requests and their permissions. */
@ApplicationScoped
public class RecordRequests {
    @Inject Records records;
    @Inject Batches batches;
    @Inject ManyChanges many;
    @Inject Json json;

    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> Response create(
            RecordCollection<E, B, V> of, Statement body, UriInfo uri) {
        var named = records.named(of, body.fields()).understood(of);
        var id = records.add(of, named.read(() -> json.read(named.fields(), of.body())));
        return Created.at(uri, id, of.view(id));
    }

    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> V change(
            RecordCollection<E, B, V> of, Id id, IfMatch version, MergePatch patch) {
        var named = records.named(of, patch.fields()).understood(of);
        var record = records.get(of, id, named.whole().stream());
        version.check(record);
        records.change(of, record, named.read(() -> json.merge(record.body(), new MergePatch(named.fields()), of.body())));
        return of.view(id);
    }

    /** Reads the record with this external key. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> V get(RecordCollection<E, B, V> of, ExternalKey key) {
        return of.view(records.known(of, json.checked(key)).orElseThrow(NotFound::here));
    }

    /** Changes the record with this external key. The patch amends what the key's system said. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> V change(
            RecordCollection<E, B, V> of, ExternalKey key, IfMatch version, MergePatch patch) {
        version.check(find(of, json.checked(key), patch.fields()).orElseThrow(NotFound::here));
        var amendment = new Upsert(key, new Statement(patch.fields()), Upsert.How.CORRECTS);
        return of.view(records.put(of, List.of(amendment)).getFirst().orThrow());
    }

    private <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Optional<E> find(
            RecordCollection<E, B, ?> of, ExternalKey key, ObjectNode said) {
        return records.find(of, key, records.named(of, said).whole().stream());
    }

    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> void delete(
            RecordCollection<E, B, V> of, Id id, IfMatch version) {
        var record = records.get(of, id);
        version.check(record);
        records.delete(of, record);
    }

    /** Creates or changes the record with this external key: 201 or 200. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> Response put(
            RecordCollection<E, B, V> of, ExternalKey key, Conditions conditions, Statement statement, String replace, UriInfo uri) {
        var upsert = new Upsert(json.checked(key), statement, Upsert.How.replacingIf(replace));
        if (conditions.isAny()) conditions.check(version(of, key, statement));
        var outcome = records.put(of, List.of(upsert)).getFirst();
        return Created.orFound(outcome, uri, of.view(outcome.orThrow()));
    }

    private <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> @Nullable Long version(
            RecordCollection<E, B, ?> of, ExternalKey key, Statement statement) {
        var wholes = records.named(of, statement.fields()).whole().stream();
        return records.findToPut(of, key, wholes).map(KeyedRecord::version).orElse(null);
    }

    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>, V> Response batch(
            RecordCollection<E, B, V> of, BatchBody batch, String atomic, String replace) {
        return batches.put(of, batch, Flag.isSet("atomic", atomic), Upsert.How.replacingIf(replace));
    }

    /** Changes up to 200 records, each on its own. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Response changes(RecordCollection<E, B, ?> of, ChangesBody changes) {
        return many.answer(of.kind().id(), changes, wanted -> records.patch(of, wanted));
    }
}
