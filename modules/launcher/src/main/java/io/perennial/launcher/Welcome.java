package io.perennial.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a newcomer reads when everything runs: where it is and how to get in. */
record Welcome(Configuration configuration) {
    private static final List<String> MEMBERS = List.of("admin", "manager", "csm", "agent", "vendor");

    String text() throws IOException {
        var address = configuration.address();
        var ready = """

                Perennial is ready at %s
                  reference  %s
                  data       %s
                """.formatted(address, address.resolve("/docs"), configuration.data());
        return ready + (configuration.demo() ? logins() : "") + "Ctrl-C stops it.";
    }

    private String logins() throws IOException {
        return "Demo logins, password perennial-demo (clients: secret perennial-demo-secret)\n"
                + tenants().stream().map(Welcome::logins).collect(Collectors.joining());
    }

    private static String logins(String tenant) {
        return "  %-12s %s@%s.example; client %s-partner%n".formatted(tenant, String.join("@ ", MEMBERS), tenant, tenant);
    }

    private List<String> tenants() throws IOException {
        if (Files.notExists(configuration.tenants())) {
            return List.of();
        }
        try (var folders = Files.list(configuration.tenants())) {
            return folders.filter(folder -> Files.exists(folder.resolve("tenant.yaml")))
                    .map(Path::getFileName)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }
}
