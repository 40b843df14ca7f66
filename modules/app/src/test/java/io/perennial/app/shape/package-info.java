/** The house rules that a program can check. Each is also run on something ugly, and must complain about it. */
@NullMarked
package io.perennial.app.shape;

import org.jspecify.annotations.NullMarked;
