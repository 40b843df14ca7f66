/**
 * Checks the specification against the house rules and its last release, and the code against the specification. The rules are
 * plain classes that return complaints. Each is also run on an ugly sample and must complain there.
 */
@NullMarked
package io.perennial.app.spec;

import org.jspecify.annotations.NullMarked;
