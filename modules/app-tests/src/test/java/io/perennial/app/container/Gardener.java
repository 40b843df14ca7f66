package io.perennial.app.container;

import io.perennial.app.container.Leaf.LeafId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener like those of the modules. It records the events and the leaves that it sees. */
@ApplicationScoped
@ListensAs("leaves.gardener")
class Gardener {
    /** A consumed event with its tenant, its transaction and the leaves that existed. */
    record Heard(LeafId leaf, UUID tenant, String transaction, List<String> names) {}

    record Transaction(String id) {}

    @Inject Sql sql;
    @Inject Leaves leaves;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Set<LeafId> deafTo = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();

    void on(@Observes Happened<LeafEvent> happened) {
        gate.pass();
        var names = leaves.names();
        for (var leaf : happened.each(LeafEvent::subject)) {
            if (deafTo.contains(leaf)) throw new IllegalStateException("deaf to it");
            heard.add(new Heard(leaf, Call.current().tenant(), transaction(), names));
        }
    }

    String transaction() {
        return sql.first(Transaction.class, "select pg_current_xact_id()::text as id", Map.of()).orElseThrow().id();
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<LeafId> heardBy(UUID tenant) {
        return heard.stream().filter(one -> one.tenant().equals(tenant)).map(Heard::leaf).toList();
    }

    Gate gate() {
        return gate;
    }

    void beDeafTo(LeafId leaf) {
        deafTo.add(leaf);
    }

    void listenToAll() {
        deafTo.clear();
    }

    void forget() {
        heard.clear();
        deafTo.clear();
    }
}
