/**
 * One command for a whole Perennial: a PostgreSQL of its own (or a given one), roles and migrations, tenants, and Open
 * Liberty in front of it, all ended together. {@code run} is for a person's machine; {@code migrate} prepares a database
 * that something else serves; {@code train} makes what servers start faster with.
 *
 * <p>Owns the data folder: a lock that one launcher holds at a time, the cluster, its secrets and the server's working
 * files. The children run in sessions of their own, so Ctrl-C reaches the launcher alone, which ends them in order; they
 * name the data folder on their command lines, and that is how the next start recognises what a killed launcher left.
 */
@NullMarked
package io.perennial.launcher;

import org.jspecify.annotations.NullMarked;
