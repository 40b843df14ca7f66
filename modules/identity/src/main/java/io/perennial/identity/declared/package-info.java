/**
 * Rows that are declared in files. A {@link io.perennial.identity.declared.DeclaredTable} returns the rows that its table should
 * have; {@link io.perennial.identity.declared.Reconciliation} finds the differences and writes only those.
 */
@NullMarked
package io.perennial.identity.declared;

import org.jspecify.annotations.NullMarked;
