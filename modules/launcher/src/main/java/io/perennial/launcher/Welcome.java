package io.perennial.launcher;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text for a newcomer when everything runs: the address and the logins.
 *
 * @param cache whether there is an {@link AotCache}, and if not, why
 */
record Welcome(Configuration configuration, List<String> tenants, String cache) {

    String text() {
        var address = configuration.address();
        var ready = """

                Perennial is ready at %s
                  reference  %s
                  data       %s
                  AOT cache  %s
                """.formatted(address, address.resolve("/docs"), configuration.data(), cache);
        return ready + (configuration.demo() ? logins() : "") + "Ctrl-C stops it.";
    }

    private String logins() {
        return "Demo logins, password perennial-demo (clients: secret perennial-demo-secret)\n"
                + tenants.stream().map(Welcome::logins).collect(Collectors.joining());
    }

    private static String logins(String tenant) {
        return "  %-12s admin@ manager@ lead@ csm@ supportlead@ agent@ vendor@ vendorlead@%2$s.example; client %2$s-partner%n"
                .formatted(tenant, tenant);
    }
}
