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
 * Makes what Arquillian starts: the built server in a folder, on a port and with a database of its own, so that it disturbs no
 * other. It does so before Arquillian reads its configuration, which it completes by system properties.
 */
public class ContainerServer {
    private static final int BEFORE_THE_CONFIGURATION = 100;
    private static final Path USR = Path.of("target/container").toAbsolutePath();

    /** Few, so that each is handed from one tenant to the other all the time. */
    private static final int CONNECTIONS = 3;

    public void prepare(@Observes(precedence = BEFORE_THE_CONFIGURATION) ManagerStarted started) throws IOException, SQLException {
        // Arquillian looks for running servers by what their names contain, so each run has its own.
        var name = "arquillian-%d-tests".formatted(ProcessHandle.current().pid());
        var port = freePort();
        var server = ServerFolder.fresh(USR, name);
        server.write(environment(port, ContainerDatabase.start()));
        System.setProperty("container.usr", USR.toString());
        System.setProperty("container.name", name);
        System.setProperty("container.port", String.valueOf(port));
        System.setProperty("container.apis", server.takeApplicationOut());
    }

    /** Arquillian starts servers on the Java that is first on the path; ours needs the one that runs the tests. */
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
