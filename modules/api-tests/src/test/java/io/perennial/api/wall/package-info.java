/**
 * The tenant wall as callers meet it. The attacks are made from the API document: every operation, every place in it where an
 * id, an external key or a text of another tenant can stand. An operation that is added to the specification is attacked
 * without anyone writing a test.
 */
@NullMarked
package io.perennial.api.wall;

import org.jspecify.annotations.NullMarked;
