/**
 * Checks the specification against the house rules and its last release, and the code against the specification. The rules are plain
 * classes that return complaints, so that each also runs on a planted fault and must complain.
 */
@NullMarked
package io.perennial.app.spec;

import org.jspecify.annotations.NullMarked;
