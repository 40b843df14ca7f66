/**
 * Holds the specification to the house rules, to its last release, and the code to the specification. The rules are plain
 * classes that answer with complaints, so that each is also run on an ugly sample and seen to complain.
 */
@NullMarked
package io.perennial.app.spec;

import org.jspecify.annotations.NullMarked;
