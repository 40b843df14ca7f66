package io.perennial.launcher;

import java.io.IOException;

/** Makes a database fit for this release's servers: version, roles, schemas. Doing it again changes nothing. */
record Preparation(Database admin, RolePasswords passwords) {

    void apply() throws IOException {
        admin.check();
        Roles.packaged().apply(admin, passwords);
        new Migrations(admin.as("perennial_owner", passwords.owner())).apply();
    }
}
