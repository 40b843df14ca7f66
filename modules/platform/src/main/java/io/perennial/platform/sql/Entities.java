package io.perennial.platform.sql;

import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

    /** Those of the ids that exist, in one statement. */
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

    /** Writes what has changed, so that SQL sees it and a broken rule shows while it can still be explained. */
    public void flush() {
        try {
            if (used()) manager.flush();
        } catch (OptimisticLockException _) {
            throw withoutValues();
        }
    }

    /** EclipseLink's own says with which values it met another transaction, and what fails is logged: a log is no tenant's place. */
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
