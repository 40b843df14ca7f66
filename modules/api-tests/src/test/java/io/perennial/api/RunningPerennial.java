package io.perennial.api;

import io.perennial.launcher.testing.PerennialProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives API tests the one Perennial that the suite shares. The real launcher starts it for the first test that needs it, on its own ports
 * and folders, and it stops after the last test. With {@code -Dperennial.url=http://localhost:…} it is one that already runs in demo
 * mode; with {@code -Dperennial.data=…} the tests that look behind the API find its data folder.
 *
 * <p>Its server has two connections for all tenants together, so that connections change tenants all the time and requests wait for them,
 * and waits less long for bodies that do not arrive. It believes the tests' {@code X-Forwarded-For}, and lets one client send as many
 * requests as it can, also at once.
 */
public final class RunningPerennial implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(RunningPerennial.class);
    /** The origin of a web page that may call the API of this installation. A test serves it. */
    static final URI PAGE = URI.create(System.getProperty("perennial.page", "http://127.0.0.1:" + freePort()));
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PERENNIAL_DB_POOL", "2", "PERENNIAL_DB_WAIT", "10s", "PERENNIAL_READ_TIMEOUT", "5s", "PERENNIAL_ORIGINS", PAGE.toString(),
            "PERENNIAL_PROXIES", "127.0.0.1, ::1", "PERENNIAL_CLIENT_RATE", "100000", "PERENNIAL_TENANT_RATE", "100000", "PERENNIAL_SLOTS",
            "64");
    private static final Path FOLDER = Path.of("target/perennial");

    private static int freePort() {
        try {
            return PerennialProcess.freePort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Perennial.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(OURS).getOrComputeIfAbsent(Shared.class, once -> start(), Shared.class).perennial();
    }

    private record Shared(Perennial perennial, Optional<PerennialProcess> process) implements AutoCloseable {
        @Override
        public void close() {
            try {
                if (process.isPresent()) process.get().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Shared start() {
        var url = System.getProperty("perennial.url");
        if (url != null) return new Shared(new Perennial(URI.create(url), database()), Optional.empty());
        try {
            return own();
        } catch (IOException e) {
            throw new IllegalStateException("Perennial cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<OwnDatabase> database() {
        return Optional.ofNullable(System.getProperty("perennial.data")).map(data -> new OwnDatabase(Path.of(data)));
    }

    private static Shared own() throws IOException, InterruptedException {
        delete(FOLDER);
        var data = Files.createDirectories(FOLDER.resolve("data"));
        var tenants = TestTenants.copied(Path.of(System.getProperty("tenants.files")), FOLDER.resolve("tenants"));
        var settings = Map.of("tenants", tenants.toString(), "server", System.getProperty("built.server"), "demo.data", "false");
        var process = PerennialProcess.runUntilWeEnd(data, settings, ENVIRONMENT);
        Runtime.getRuntime().addShutdownHook(new Thread(process.process()::destroy));
        var database = new OwnDatabase(data.toRealPath());
        process.await("its statements are heard", () -> SqlLog.begin(database) || !process.process().isAlive());
        process.awaitReady();
        return new Shared(new Perennial(process.address(), Optional.of(database)), Optional.of(process));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
