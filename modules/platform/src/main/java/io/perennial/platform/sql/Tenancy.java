package io.perennial.platform.sql;

import io.perennial.platform.call.Call;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Gives each transaction its tenant. It stands just inside the container's own transactional interceptor, so whatever
 * opens a transaction also names a tenant as its first statement, and {@code SET LOCAL} ends with that transaction.
 *
 * <p>The kind of transaction is part of Jakarta's binding, so each kind in use has its own interceptor below; a shape
 * test knows that there are no others.
 */
abstract class Tenancy {
    @Interceptor
    @Transactional
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
    static class OfRequired extends Tenancy {}

    @Interceptor
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
    static class OfNew extends Tenancy {}

    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Database database;
    @Inject Entities entities;

    @AroundInvoke
    Object enter(InvocationContext work) throws Exception {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) return work.proceed();
        var tenant = Call.current().tenant();
        return belongsTo(tenant) ? work.proceed() : begin(tenant, work);
    }

    private boolean belongsTo(UUID tenant) {
        var owner = transaction.getResource(Tenancy.class);
        if (owner != null && !owner.equals(tenant)) throw new IllegalStateException("A transaction has one tenant");
        return owner != null;
    }

    private Object begin(UUID tenant, InvocationContext work) throws Exception {
        var connection = database.hold();
        try {
            name(tenant, connection);
            transaction.putResource(Tenancy.class, tenant);
            var result = work.proceed();
            entities.flush();
            database.finish();
            return result;
        } finally {
            database.release(connection);
        }
    }

    /** As a statement, not {@code set_config()}: only so does it reach every node of a distributed database. */
    private static void name(UUID tenant, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local app.tenant = '" + tenant + "'");
        }
    }
}
