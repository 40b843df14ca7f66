package io.perennial.platform.testing;

import io.perennial.kernel.DomainEvent;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** One tenant's transactions on the test's database, begun as a server begins them. */
public final class TenantWork {
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private final UUID tenant;
    private final @Nullable UUID viewer;

    private TenantWork(UUID tenant, @Nullable UUID viewer) {
        this.tenant = tenant;
        this.viewer = viewer;
    }

    public static TenantWork of(String tenant) {
        return new TenantWork(DATABASE.tenant(tenant), null);
    }

    /** The same for a member who sees only own accounts. */
    public TenantWork seenBy(UUID member) {
        return new TenantWork(tenant, member);
    }

    /** Commits what was done, unless it throws. */
    public <R> R run(Function<Sql, R> work) {
        var call = new Call(tenant, "test", viewer, null, null);
        try (var connection = server().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local app.tenant = '" + tenant + "'");
            R result = call.run(() -> work.apply(Sql.on(always(connection))));
            connection.commit();
            return result;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As server.xml sets it up. */
    private static DataSource server() {
        var source = new PGSimpleDataSource();
        source.setURL(DATABASE.url() + "?reWriteBatchedInserts=true&stringtype=unspecified&prepareThreshold=3");
        source.setUser("perennial_app");
        return source;
    }

    /** The transaction's one connection, which closing does not end. */
    private static DataSource always(Connection connection) {
        var loader = TenantWork.class.getClassLoader();
        var lent = Proxy.newProxyInstance(loader, new Class<?>[] {Connection.class}, (proxy, method, arguments) ->
                method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(loader, new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> lent);
    }

    /** What was published, for a test to look at. */
    public static final class Heard extends Events {
        public final List<DomainEvent> events = new ArrayList<>();

        @Override
        public void publish(DomainEvent event) {
            events.add(event);
        }
    }
}
