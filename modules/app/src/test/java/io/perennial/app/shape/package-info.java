/** Tests rules about the shape of our own code. Each of them must also fail on an ugly sample. */
@NullMarked
package io.perennial.app.shape;

import org.jspecify.annotations.NullMarked;
