package io.perennial.platform.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The server's database connection pools. The server reports a pool only after its first use. */
@ApplicationScoped
class ConnectionPools implements Gauge {
    private static final String POOLS = "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,*";
    private static final Map<String, String> FIGURES = Map.of("size", "Size", "available", "Available", "maximum", "MaxSize");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Override
    public String name() {
        return "perennial_connections";
    }

    @Override
    public String help() {
        return "Database connections of a pool: open, idle, and maximum";
    }

    @Override
    public List<String> labels() {
        return List.of("pool", "figure");
    }

    @Override
    public void read(Reading reading) {
        try {
            for (var pool : server.queryNames(new ObjectName(POOLS), null))
                for (var figure : FIGURES.entrySet()) {
                    var value = (Number) server.getAttribute(pool, figure.getValue());
                    reading.value(value.doubleValue(), pool.getKeyProperty("jndiName"), figure.getKey());
                }
        } catch (JMException failure) {
            throw new IllegalStateException("The server does not report its pools", failure);
        }
    }
}
