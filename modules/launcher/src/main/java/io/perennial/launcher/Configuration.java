package io.perennial.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of {@code run}. Paths are absolute. */
record Configuration(
        int port,
        InetAddress host,
        Path data,
        Path home,
        boolean demo,
        boolean demoData,
        boolean training,
        Path tenants,
        Path liberty,
        Path server,
        Optional<Database> database) {

    Configuration {
        if (demo && !host.isLoopbackAddress()) {
            throw new CannotStart(
                    "The demo passwords are public, so Perennial listens on loopback addresses only, not on %s: set %s or %s=false."
                            .formatted(host.getHostAddress(), Setting.HOST.key(), Setting.DEMO.key()));
        }
    }

    static Configuration of(Settings settings) {
        return new Configuration(
                port(settings.get(Setting.PORT)),
                host(settings.get(Setting.HOST)),
                path(settings, Setting.DATA),
                path(settings, Setting.HOME),
                flag(settings, Setting.DEMO),
                flag(settings, Setting.DEMO_DATA),
                flag(settings, Setting.TRAINING),
                path(settings, Setting.TENANTS),
                path(settings, Setting.LIBERTY),
                path(settings, Setting.SERVER),
                settings.find(Setting.DB_URL).map(url -> Database.of(settings)));
    }

    /** Returns the address for a person. A server that listens on all addresses is reached at localhost. */
    URI address() {
        var reached = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
        return URI.create("http://%s:%d/".formatted(reached.contains(":") ? "[" + reached + "]" : reached, port));
    }

    private static int port(String text) {
        try {
            var port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new CannotStart(Setting.PORT.key() + " must be a number, not " + text + ".", e);
        }
        throw new CannotStart(Setting.PORT.key() + " must be between 1 and 65535, not " + text + ".");
    }

    private static InetAddress host(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new CannotStart(Setting.HOST.key() + " must be an address of this machine, not " + text + ".", e);
        }
    }

    private static boolean flag(Settings settings, Setting setting) {
        return switch (settings.get(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CannotStart(setting.key() + " must be true or false, not " + settings.get(setting) + ".");
        };
    }

    private static Path path(Settings settings, Setting setting) {
        return Path.of(settings.get(setting)).toAbsolutePath().normalize();
    }
}
