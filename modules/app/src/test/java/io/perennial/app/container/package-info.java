/**
 * What only a running container can show: the built WAR, in a server of its own, with this package's classes added. A test
 * method runs inside of the server. Each class deploys the WAR anew, so there are few of them.
 */
@NullMarked
package io.perennial.app.container;

import org.jspecify.annotations.NullMarked;
