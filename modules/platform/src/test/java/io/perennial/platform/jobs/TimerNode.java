package io.perennial.platform.jobs;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.sql.TestSql;
import io.perennial.platform.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A node that only runs timers: it replaces the container, with its own connections and threads. */
final class TimerNode implements AutoCloseable {
    static final String REMINDER = "reminder";

    /** Adds a row for each effect, in the timer's transaction; the ids give the order of the effects. */
    private static final String EFFECT =
            """
            insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
            values (:tenant, :id, :now, 'timers', 'timer.fired', :subject, :subject, '{}')
            """;

    private final String url;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final Set<UUID> suspended = ConcurrentHashMap.newKeySet();
    private final Sql sql = TestSql.on(source());
    private final Timers timers;
    private final Timetable timetable;
    final List<Integer> sets = new CopyOnWriteArrayList<>();
    final Set<String> broken = ConcurrentHashMap.newKeySet();

    TimerNode(TestDatabase database, Consumer<String> before) {
        this(database.url(), before);
    }

    /** @param before runs before each effect, in the same transaction */
    TimerNode(String url, Consumer<String> before) {
        this.url = url;
        timers = new Timers() {
            @Override
            TimerJob job(String name) {
                return name.equals(REMINDER) ? reminder(before) : super.job(name);
            }
        };
        timers.clock = Clock.systemUTC();
        timers.tenants = tenants();
        timers.rows = new TimerRows();
        timers.rows.sql = sql;
        timetable = new Timetable(scheduler(url), executor, Clock.systemUTC(), List.of(), timers::fire);
        timers.scheduled = new Jobs() {
            @Override
            void wakeAt(Instant at) {
                timetable.wakeAt(Call.current().tenant(), at);
            }
        };
    }

    /** Runs a node in its own process, so that a test can kill it. */
    public static void main(String[] arguments) {
        new TimerNode(arguments[0], id -> pause(10)).start();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    TimerNode start() {
        timetable.start();
        return this;
    }

    /** Sets a timer, commits, and wakes the timetable. */
    void at(UUID tenant, String id, Instant at) {
        untold(tenant, id, at);
        timetable.wakeAt(tenant, at);
    }

    /** Sets a timer as if the node had been killed between its commit and the wake-up. */
    void untold(UUID tenant, String id, Instant at) {
        timers.tenants.in(tenant, "test", () -> {
            timers.set(REMINDER, id, at);
            return id;
        });
    }

    boolean cancel(UUID tenant, String id) {
        return timers.tenants.in(tenant, "test", () -> timers.cancel(REMINDER, id));
    }

    void sweep(UUID tenant) {
        timers.tenants.in(tenant, "test", () -> {
            timers.look();
            return tenant;
        });
    }

    Optional<Instant> fire(UUID tenant) {
        return timers.fire(tenant);
    }

    void suspend(UUID tenant) {
        suspended.add(tenant);
    }

    private TimerJob reminder(Consumer<String> before) {
        return new TimerJob() {
            @Override
            public String name() {
                return REMINDER;
            }

            @Override
            public void fire(List<String> ids) {
                sets.add(ids.size());
                TimerJob.super.fire(ids);
            }

            @Override
            public void fire(String id) {
                if (broken.contains(id)) throw new IllegalStateException("broken");
                before.accept(id);
                sql.change(EFFECT, java.util.Map.of("id", io.perennial.kernel.TypeId.next(), "subject", id, "now", Instant.now()));
            }
        };
    }

    private Tenants tenants() {
        return new Tenants() {
            @Override
            public Optional<Entry> find(UUID id) {
                return Optional.of(new Entry(id, "any", ZoneOffset.UTC, suspended.contains(id), null));
            }

            @Override
            public <R> R alone(Supplier<R> work) {
                return transaction(work);
            }
        };
    }

    private <R> R transaction(Supplier<R> work) {
        try {
            var connection = Optional.ofNullable(idle.poll()).orElseGet(this::connect);
            current.set(connection);
            try {
                connection.createStatement().execute("set local app.tenant = '" + Call.current().tenant() + "'");
                R result = work.get();
                connection.commit();
                return result;
            } finally {
                current.remove();
                connection.rollback();
                idle.add(connection);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connect() {
        try {
            var source = new PGSimpleDataSource();
            source.setURL(url + "?stringtype=unspecified&prepareThreshold=3");
            source.setUser("perennial_app");
            var connection = source.getConnection();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Returns the connection of this thread's transaction; its {@code close} does nothing. */
    private DataSource source() {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() {
                return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                        (proxy, method, values) -> {
                            if (method.getName().equals("close")) return null;
                            try {
                                return method.invoke(current.get(), values);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
            }
        };
    }

    /** Returns a pool, because the scheduler opens a connection per statement and a new one costs more than the statement. */
    private static DataSource scheduler(String url) {
        var idle = new LinkedBlockingQueue<Connection>();
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser("perennial_scheduler");
        return (DataSource) Proxy.newProxyInstance(TimerNode.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, values) -> {
                    var kept = idle.poll();
                    var connection = kept == null ? source.getConnection() : kept;
                    return Proxy.newProxyInstance(TimerNode.class.getClassLoader(), new Class<?>[] {Connection.class},
                            (lent, called, given) -> {
                                if (called.getName().equals("close")) return idle.add(connection) ? null : null;
                                try {
                                    return called.invoke(connection, given);
                                } catch (InvocationTargetException failure) {
                                    throw failure.getCause();
                                }
                            });
                });
    }

    @Override
    public void close() {
        timetable.stop();
        executor.shutdownNow();
    }
}
