/**
 * Rows that files declare and the database follows. A {@link io.perennial.identity.declared.DeclaredTable} says what its
 * table should hold; {@link io.perennial.identity.declared.Reconciliation} finds what differs and writes just that.
 */
@NullMarked
package io.perennial.identity.declared;

import org.jspecify.annotations.NullMarked;
