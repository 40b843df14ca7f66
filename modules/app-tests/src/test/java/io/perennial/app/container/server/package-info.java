/** Starts the server and the database for Arquillian's tests. Nothing in this package is deployed. */
@NullMarked
package io.perennial.app.container.server;

import org.jspecify.annotations.NullMarked;
