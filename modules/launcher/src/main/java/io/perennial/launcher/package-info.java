/**
 * One command for a whole Perennial: its own PostgreSQL (or a given one), roles and migrations, tenants, and Open
 * Liberty in front of it, all ended together. {@code run} is for a person's machine; {@code migrate} prepares a database
 * for servers that run elsewhere; {@code train} creates the cache that makes a server's start faster.
 *
 * <p>Owns the data folder: a lock that one launcher holds at a time, the cluster, its secrets and the server's working
 * files. The children run in their own sessions, so Ctrl-C reaches only the launcher, which ends them in order. Their command
 * lines contain the data folder; with that, the next start recognises what a killed launcher left.
 */
@NullMarked
package io.perennial.launcher;

import org.jspecify.annotations.NullMarked;
