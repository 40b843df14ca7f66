/**
 * Tests of the tenant wall through the API. The attacks are generated from the API document: every operation, and every place in it where
 * an id, an external key or a text of another tenant can be put. A new operation in the specification is attacked automatically.
 */
@NullMarked
package io.perennial.api.wall;

import org.jspecify.annotations.NullMarked;
