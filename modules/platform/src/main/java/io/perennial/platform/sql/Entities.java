package io.perennial.platform.sql;

import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The entities of this transaction's tenant. */
@ApplicationScoped
public class Entities {
    static final String TENANT = "tenant.id";

    @PersistenceContext(unitName = "perennial") EntityManager manager;
    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Database database;

    public <E extends TenantOwned> Optional<E> find(Class<E> type, Id id) {
        return Optional.ofNullable(manager().find(type, id.value()));
    }

    /** Locks and finds an entity that is to be changed: a concurrent change waits, and then sees this one. */
    public <E extends TenantOwned> Optional<E> held(Class<E> type, Id id) {
        return Optional.ofNullable(manager().find(type, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Returns the existing entities with these ids, with one statement. */
    public <E extends TenantOwned> List<E> findAll(Class<E> type, Collection<? extends Id> ids) {
        if (ids.isEmpty()) return List.of();
        var name = type.getSimpleName();
        return manager()
                .createQuery("select e from " + name + " e where e.id in :ids", type)
                .setParameter("ids", ids.stream().map(Id::value).toList())
                .getResultList();
    }

    public void add(TenantOwned entity) {
        manager().persist(entity);
    }

    public void remove(TenantOwned entity) {
        manager().remove(entity);
    }

    /** Writes the changes, so that SQL sees them and a violated constraint fails where it can still be explained. */
    public void flush() {
        try {
            if (used()) manager.flush();
        } catch (OptimisticLockException _) {
            throw withoutValues();
        }
    }

    /** Returns an exception without values: EclipseLink's own contains a tenant's values, which must not be logged. */
    private static OptimisticLockException withoutValues() {
        return new OptimisticLockException("Another transaction changed the same rows");
    }

    private boolean used() {
        return database.isHeld() && transaction.getResource(Entities.class) != null;
    }

    private EntityManager manager() {
        database.requireTenant();
        if (!used()) {
            manager.setProperty(TENANT, Call.current().tenant());
            transaction.putResource(Entities.class, true);
        }
        return manager;
    }
}
