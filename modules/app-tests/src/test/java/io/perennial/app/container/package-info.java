/**
 * Tests what only a running container can show: the built WAR in its own server, with the classes of this package added. A test method runs
 * inside the server. Each class deploys the WAR again, so there are few classes.
 */
@NullMarked
package io.perennial.app.container;

import org.jspecify.annotations.NullMarked;
