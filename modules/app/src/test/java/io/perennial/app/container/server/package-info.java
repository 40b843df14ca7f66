/** The server and the database that Arquillian's tests run in. Nothing of this package is deployed. */
@NullMarked
package io.perennial.app.container.server;

import org.jspecify.annotations.NullMarked;
