package io.perennial.platform.testing;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.TestSql;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs transactions of one tenant on the test's database, begun as a server begins them. */
public final class TenantWork {
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private final UUID tenant;
    private final String actor;
    private final Sight sight;

    private TenantWork(UUID tenant, String actor, Sight sight) {
        this.tenant = tenant;
        this.actor = actor;
        this.sight = sight;
    }

    public static TenantWork of(String tenant) {
        return new TenantWork(DATABASE.tenant(tenant), "test", Sight.ALL);
    }

    /** Returns the same for a member who sees only own accounts. */
    public TenantWork seenBy(UUID member) {
        return seenBy(member, Sight.own(member));
    }

    /** Returns the same for a member with this sight. */
    public TenantWork seenBy(UUID member, Sight other) {
        return new TenantWork(tenant, TypeId.encode("mem", member), other);
    }

    /** Runs the work and commits, unless it throws. */
    public <R> R run(Function<Sql, R> work) {
        var call = Call.onBehalfOf(actor, sight, tenant);
        try (var connection = DATABASE.appDataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local app.tenant = '" + tenant + "'");
            }
            R result = call.run(() -> work.apply(TestSql.on(always(connection))));
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns a data source for the transaction's connection, whose {@code close} does nothing. */
    private static DataSource always(Connection connection) {
        var loader = TenantWork.class.getClassLoader();
        var lent = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> lent);
    }

    /** Records published events for a test. */
    public static final class Heard extends Events {
        public final List<DomainEvent> events = new ArrayList<>();

        @Override
        public void publish(DomainEvent event, @Nullable String source) {
            events.add(event);
        }

        @Override
        public void publishGone(DomainEvent event, long last) {
            events.add(event);
        }
    }
}
