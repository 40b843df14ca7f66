package io.perennial.launcher;

import java.io.IOException;

/** Makes a database fit for this release's servers: version, roles, schemas. Doing it again changes nothing. */
record Preparation(Database admin, RolePasswords passwords) {

    /** Gives the database as its owner sees it. */
    Database apply() throws IOException {
        admin.check();
        Roles.packaged().apply(admin, passwords);
        var owner = admin.as(Roles.OWNER, passwords.owner());
        new Migrations(owner).apply();
        return owner;
    }
}
