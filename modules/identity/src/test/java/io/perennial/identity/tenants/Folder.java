package io.perennial.identity.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of tenants' files that a test writes step by step. */
record Folder(Path root) {
    private static final String SETTINGS = """
            title: Willow
            zone: Europe/Paris
            locale: fr
            currency: EUR
            """;
    private static final String ROLES = """
            csm: { accounts: own, permissions: [accounts:read] }
            cs_manager: { accounts: all, permissions: [accounts:read, accounts:write] }
            admin: { accounts: all, permissions: [accounts:read] }
            agent: { accounts: all, permissions: [accounts:read] }
            vendor_agent: { accounts: none, permissions: [] }
            partner: { accounts: all, permissions: [accounts:read] }
            """;

    /** Adds a valid tenant, with this text at the end of its tenant.yaml. */
    Folder tenant(String name, String more) {
        return file("_defaults/roles.yaml", ROLES).file(name + "/tenant.yaml", SETTINGS + more);
    }

    Folder file(String name, String text) {
        try {
            var file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    TenantFiles read() {
        return TenantFiles.read(root);
    }
}
