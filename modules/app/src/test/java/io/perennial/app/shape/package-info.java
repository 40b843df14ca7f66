/** Rules about the shape of our own code, each of them also seen to fail on an ugly sample. */
@NullMarked
package io.perennial.app.shape;

import org.jspecify.annotations.NullMarked;
