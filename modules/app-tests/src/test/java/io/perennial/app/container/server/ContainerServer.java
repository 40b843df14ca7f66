package io.perennial.app.container.server;

import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.api.event.ManagerStarted;

/**
 * Prepares the server that Arquillian starts: the built one in its own folder, with its own port and database, so that it disturbs no other
 * server. It runs before Arquillian reads its configuration, and completes that by system properties.
 */
public class ContainerServer {
    private static final int BEFORE_THE_CONFIGURATION = 100;
    private static final Path USR = Path.of("target/container").toAbsolutePath();

    /** The size of the connection pool. It is small, so that connections pass from one tenant to another all the time. */
    private static final int CONNECTIONS = 3;

    public void prepare(@Observes(precedence = BEFORE_THE_CONFIGURATION) ManagerStarted started) throws IOException, SQLException {
        // Arquillian finds running servers by a part of their names, so each run has its own name.
        var name = "arquillian-%d-tests".formatted(ProcessHandle.current().pid());
        var port = freePort();
        var server = ServerFolder.fresh(USR, name);
        server.write(environment(port, ContainerDatabase.start()));
        System.setProperty("container.usr", USR.toString());
        System.setProperty("container.name", name);
        System.setProperty("container.port", String.valueOf(port));
        System.setProperty("container.apis", server.takeApplicationOut());
    }

    /**
     * Returns the environment of the server. Arquillian starts servers with the first Java on the path; ours needs the one that runs the
     * tests.
     */
    private static Map<String, String> environment(int port, TestDatabase database) {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "PERENNIAL_PORT", String.valueOf(port),
                "PERENNIAL_DB_URL", database.url(),
                "PERENNIAL_DB_POOL", String.valueOf(CONNECTIONS),
                "PERENNIAL_DB_APP_PASSWORD", "any",
                "PERENNIAL_DB_SCHEDULER_PASSWORD", "any",
                "PERENNIAL_SECRET", "of no value to anybody, but long enough",
                "PERENNIAL_DEMO", "true");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
