package io.perennial.launcher;

import java.io.IOException;

/** Prepares a database for this release's servers: version, roles, schemas. It is idempotent. */
record Preparation(Database admin, RolePasswords passwords) {

    /** Prepares the database and returns it with its owner's login. */
    Database apply() throws IOException {
        admin.check();
        Roles.packaged().apply(admin, passwords);
        var owner = admin.as(Roles.OWNER, passwords.owner());
        new Migrations(owner).apply();
        return owner;
    }
}
