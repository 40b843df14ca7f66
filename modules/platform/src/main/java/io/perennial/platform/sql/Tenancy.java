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
 * Sets the tenant of each transaction. It runs just inside the container's transactional interceptor, so the first statement of each
 * transaction sets the tenant, and {@code SET LOCAL} ends with that transaction.
 *
 * <p>The transaction type is part of Jakarta's interceptor binding, so each type that begins a transaction has its own interceptor
 * below. A test allows only these types and {@code NOT_SUPPORTED}.
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
        if (owner != null && !owner.equals(tenant)) throw new IllegalStateException("A transaction belongs to one tenant");
        return owner != null;
    }

    private static boolean isRequest() {
        return Call.current().requestId() != null;
    }

    private Object begin(UUID tenant, InvocationContext work) throws Exception {
        var connection = isRequest() ? database.holdForRequest() : database.hold();
        try {
            name(tenant, connection);
            transaction.putResource(Tenancy.class, tenant);
            if (!isRequest()) database.limit(TimeLimit.WORK);
            var result = work.proceed();
            entities.flush();
            database.finish();
            return result;
        } finally {
            database.release(connection);
        }
    }

    /** Uses a statement instead of {@code set_config()}, because only the statement reaches all nodes of a distributed database. */
    private static void name(UUID tenant, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local app.tenant = '" + tenant + "'");
        }
    }
}
