package io.perennial.app.container;

import io.perennial.app.container.Leaf.LeafId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A bean like those of the modules: a collection, and methods that are transactions. */
@ApplicationScoped
class Leaves {
    record Name(String name) {}

    /** The user of a connection: the database session and the tenant. */
    record Session(int backend, String tenant) {}

    record Limits(String statement, String lock) {}

    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Sql sql;
    @Inject Entities entities;
    @Inject Clock clock;

    @Transactional
    public <R> R required(Supplier<R> work) {
        return work.get();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> R alone(Supplier<R> work) {
        return work.get();
    }

    List<String> names() {
        return sql.list(Name.class, "select name from {leaves.leaf} order by name", Map.of()).stream().map(Name::name).toList();
    }

    LeafId grow(String name) {
        return grow(new LeafId(TypeId.next()), name);
    }

    LeafId grow(LeafId id, String name) {
        entities.add(new Leaf(id, name, clock.instant()));
        return id;
    }

    /** Inserts a row that the table refuses. */
    void growBadly(String name) {
        sql.change("insert into leaves.leaf (tenant_id, id, name) values (:tenant, :id, :name)",
                Map.of("id", TypeId.next(), "name", name));
    }

    long numberOf(String text) {
        return sql.number("select cast(:text as bigint)", Map.of("text", text));
    }

    String name(LeafId id) {
        return entities.find(Leaf.class, id).orElseThrow().name();
    }

    /** Marks the transaction for rollback without an exception. */
    void giveUp() {
        transaction.setRollbackOnly();
    }

    /** Sleeps in the database for so many seconds. */
    void sleep(int seconds) {
        sql.number("select 1 from pg_sleep(:seconds)", Map.of("seconds", seconds));
    }

    /** Lets the request take long. */
    void takeTime() {
        sql.takeTime();
    }

    /** Returns how long the database and the driver wait for each other in this transaction. */
    Limits limits() {
        return sql
                .first(Limits.class, "select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock",
                        Map.of())
                .orElseThrow();
    }

    Session session() {
        return sql.first(Session.class, "select pg_backend_pid() as backend, current_setting('app.tenant') as tenant", Map.of())
                .orElseThrow();
    }
}
